using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components;
using Supsis.Portal.Data;
using Supsis.Portal.Hosting;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The portal's frame alone, without features: headers, error pages and the two switches.</summary>
public sealed class PortalFrame : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-frame-");
    private WebApplication? _app;

    public HttpClient Client => field ??= _app!.GetTestClient();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(App).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        builder.Configuration["Storage:DataFolder"] = _folder.FullName;
        builder.Services.AddData(); // what is asked for the state of the storage; no database is made
        builder.Services.AddPortalLocalization().AddPortalComponents().AddPortalErrorPages().AddAuthorization();
        _app = builder.Build();
        _app.UsePortalSecurityHeaders();
        _app.UseRequestLocalization();
        _app.UsePortalErrorPages();
        _app.UseAntiforgery();
        _app.MapPreferences();
        _app.MapPortalPages();
        _app.MapGet("/broken", string () => throw new InvalidOperationException("broken on purpose"));
        _app.MapGet("/api/broken", string () => throw new InvalidOperationException("broken on purpose"));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
