using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The real portal on a real port, with a data folder and a SQLite file of its own that end with it.</summary>
/// <remarks>Set up with one administrator, two workspaces and a key for each, unless <see cref="Unset"/> is asked for.</remarks>
internal sealed partial class PortalApplication : WebApplicationFactory<Program>
{
    public const string AdminEmail = "ayse@example.com";
    public const string AdminPassword = "uzun bir test parolası";
    public const string Slug = "cagri-merkezi";
    public const string OtherSlug = "baska-sirket";
    public const string ApiKey = "sps_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    public const string OtherApiKey = "sps_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    private static readonly Dictionary<string, string?> SetUpSettings = new()
    {
        ["Setup:AdminEmail"] = AdminEmail,
        ["Setup:AdminPassword"] = AdminPassword,
        ["Setup:Workspace"] = "Çağrı Merkezi",
        ["Setup:ApiKey"] = ApiKey,
        ["Setup:Workspaces:0:Name"] = "Başka Şirket",
        ["Setup:Workspaces:0:ApiKey"] = OtherApiKey,
    };

    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _services;
    private readonly ProgramEnd _end = new();
    private readonly bool _isOwner;

    public PortalApplication(TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
        : this(PortalTemplate.CopyTo(NewFolder(), isSetUp: true), settings ?? new Dictionary<string, string?>(), clock, services, isOwner: true)
    {
    }

    private PortalApplication(
        string folder, IReadOnlyDictionary<string, string?> settings, TimeProvider? clock, Action<IServiceCollection>? services, bool isOwner)
    {
        DataFolder = folder;
        _isOwner = isOwner;
        _settings = new Dictionary<string, string?>(settings) { ["Storage:DataFolder"] = folder };
        _services = collection =>
        {
            collection.AddSingleton<IConfigureOptions<StorageOptions>>(_ => _end);
            if (clock is not null)
            {
                collection.Replace(ServiceDescriptor.Singleton(clock));
            }

            services?.Invoke(collection);
        };
        UseKestrel(0);
    }

    public string DataFolder { get; }

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    /// <summary>A portal nobody has set up yet.</summary>
    public static PortalApplication Unset(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null) =>
        new(PortalTemplate.CopyTo(NewFolder(), isSetUp: false), settings ?? new Dictionary<string, string?>(), null, services, isOwner: true);

    /// <summary>A portal in a folder that outlives it, for stopping and starting again.</summary>
    public static PortalApplication InFolder(string folder, bool isSetUp, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(folder, settings ?? (isSetUp ? SetUpSettings : new Dictionary<string, string?>()), null, null, isOwner: false);

    /// <summary>A portal that was set up before and is started again, by a clock of the test's.</summary>
    public static PortalApplication Again(string folder, IReadOnlyDictionary<string, string?> settings, TimeProvider clock, Action<IServiceCollection> services) =>
        new(folder, settings, clock, services, isOwner: false);

    /// <summary>A folder with a portal's data, set up like every other; whoever asks removes it.</summary>
    public static string NewDataFolder() => PortalTemplate.CopyTo(NewFolder(), isSetUp: true);

    /// <summary>A program's client with a key, of the first workspace unless another is given; null sends none.</summary>
    public HttpClient ApiClient(string? key = ApiKey)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    /// <summary>A browser without scripts: it keeps cookies and follows no redirects.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A browser that has signed in.</summary>
    public async Task<HttpClient> SignInAsync(string email = AdminEmail, string password = AdminPassword)
    {
        var browser = Browser();
        using var answer = await PostFormAsync(browser, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
        return answer.StatusCode == System.Net.HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
    }

    /// <summary>Fills in the form of a page that is rendered without a circuit, hidden fields and all.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(HttpClient browser, string page, Dictionary<string, string> fields)
    {
        foreach (var (name, value) in await HiddenFieldsAsync(browser, page))
        {
            fields.TryAdd(name, value);
        }

        return await browser.PostAsync(page, new FormUrlEncodedContent(fields));
    }

    /// <summary>The hidden fields of a page's first form, the antiforgery token among them.</summary>
    public static async Task<Dictionary<string, string>> HiddenFieldsAsync(HttpClient browser, string page)
    {
        var html = await browser.GetStringAsync(page);
        var form = html[html.IndexOf("<form", StringComparison.Ordinal)..html.IndexOf("</form>", StringComparison.Ordinal)];
        return HiddenField().Matches(form).ToDictionary(
            field => field.Groups["name"].Value, field => System.Net.WebUtility.HtmlDecode(field.Groups["value"].Value));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_isOwner && Directory.Exists(DataFolder))
        {
            SqliteConnection.ClearAllPools();
            Clear();
        }
    }

    // A page that was reading when the test ended may still open the database once more.
    private void Clear()
    {
        try
        {
            Directory.Delete(DataFolder, recursive: true);
        }
        catch (IOException)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(DataFolder, recursive: true);
        }
    }

    protected override IHost CreateHost(IHostBuilder builder) => new ProgramHost(base.CreateHost(builder), _end);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value); // visible from the first line of Program
        }

        builder.ConfigureTestServices(_services);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("supsis-test-").FullName;

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex HiddenField();
}
