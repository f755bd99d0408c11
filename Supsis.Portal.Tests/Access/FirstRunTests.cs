using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Access;

public sealed partial class FirstRunTests
{
    [Fact]
    public async Task The_token_from_the_log_makes_the_first_administrator_once()
    {
        var log = new LogSink();
        await using var portal = PortalApplication.Unset(services: services => services.AddSingleton<ILoggerProvider>(log));
        using var browser = portal.Browser();
        var invitation = InvitationIn(log);
        Assert.Equal($"http://localhost:{portal.Address.Port}/setup", invitation.Groups["address"].Value);

        using var answer = await PortalApplication.PostFormAsync(browser, "/setup?token=x", Fields(invitation.Groups["token"].Value));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/w/isil-cicekcilik/webhooks/new", new Uri(portal.Address, answer.Headers.Location!).PathAndQuery);
        using var home = await browser.GetAsync("/");
        Assert.Equal("/w/isil-cicekcilik/overview", home.Headers.Location!.OriginalString);
        using var again = await browser.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task The_workspace_of_the_set_up_page_is_in_force_at_once()
    {
        var log = new LogSink();
        await using var portal = PortalApplication.Unset(services: services => services.AddSingleton<ILoggerProvider>(log));
        using var browser = portal.Browser();
        _ = portal.Address;

        using var answer = await PortalApplication.PostFormAsync(browser, "/setup", Fields(InvitationIn(log).Groups["token"].Value));

        Assert.Equal("Işıl Çiçekçilik", Assert.Single(portal.Services.GetRequiredService<LiveRules>().All).WorkspaceName);
    }

    [Fact]
    public async Task A_wrong_token_or_a_short_password_makes_nobody()
    {
        var log = new LogSink();
        await using var portal = PortalApplication.Unset(services: services => services.AddSingleton<ILoggerProvider>(log));
        using var browser = portal.Browser();
        _ = portal.Address;
        var weak = Fields(InvitationIn(log).Groups["token"].Value);
        weak["Form.Password"] = "kısa parola";

        using var wrongToken = await PortalApplication.PostFormAsync(browser, "/setup", Fields(RandomToken.Next()));
        using var weakPassword = await PortalApplication.PostFormAsync(browser, "/setup", weak);

        Assert.Contains("Kurulum kodu doğru değil", WebUtility.HtmlDecode(await wrongToken.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Parola 12 ile 256 karakter arasında", WebUtility.HtmlDecode(await weakPassword.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("password", FocusedIn(await weakPassword.Content.ReadAsStringAsync()));
        Assert.Equal("token", FocusedIn(await wrongToken.Content.ReadAsStringAsync()));
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        Assert.Empty(await db.Users.ToListAsync());
    }

    [Fact]
    public async Task Set_up_is_gone_once_somebody_is_there()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();

        using var page = await browser.GetAsync("/setup?token=" + RandomToken.Next());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(Fields("x"))
        {
            ["_handler"] = "setup",
            ["__RequestVerificationToken"] = (await PortalApplication.HiddenFieldsAsync(browser, "/sign-in"))["__RequestVerificationToken"],
        });
        using var post = await browser.PostAsync("/setup", form);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
    }

    [Fact]
    public async Task Two_people_with_the_token_make_one_administrator()
    {
        await using var portal = PortalApplication.Unset();
        _ = portal.Address;
        await using var scope = portal.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<SetupStore>();
        var account = new FirstAccount("Ayşe", "ayse@example.com", "uzun bir test parolası", [new FirstWorkspace("Bir", null), new FirstWorkspace("Bir", null)]);

        var both = await Task.WhenAll(
            store.CreateFirstAsync(account, null, CancellationToken.None),
            store.CreateFirstAsync(account with { Email = "can@example.com" }, null, CancellationToken.None));

        var made = Assert.Single(both, result => result is not null);
        Assert.Equal("bir", made!.Slug);
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        Assert.Equal(["bir", "bir-2"], await db.Workspaces.OrderBy(workspace => workspace.Id).Select(workspace => workspace.Slug).ToListAsync());
        Assert.All(await db.Workspaces.ToListAsync(), workspace => Assert.Equal(43, workspace.InboxToken.Length));
    }

    /// <summary>The one field into which the browser puts the focus.</summary>
    private static string? FocusedIn(string html) => Assert.Single(new HtmlParser().ParseDocument(html).QuerySelectorAll("[autofocus]")).Id;

    private static Match InvitationIn(LogSink log) => Invitation().Match(Assert.Single(log.Lines, line => line.Contains("?token=", StringComparison.Ordinal)));

    private static Dictionary<string, string> Fields(string token) => new()
    {
        ["Form.Token"] = token,
        ["Form.Workspace"] = "Işıl Çiçekçilik",
        ["Form.Name"] = "Işıl",
        ["Form.Email"] = "işil@example.com",
        ["Form.Password"] = "uzun bir test parolası",
    };

    [GeneratedRegex(@"(?<address>http\S+)\?token=(?<token>[\w-]{43}) ")]
    private static partial Regex Invitation();
}
