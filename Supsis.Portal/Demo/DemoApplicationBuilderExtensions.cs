using Supsis.Portal.Access;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Demo;

internal static class DemoApplicationBuilderExtensions
{
    /// <summary>With <c>--demo</c> the portal runs on throw-away data; what is returned deletes it. Null without.</summary>
    public static IDisposable? UseDemoWhenAsked(this WebApplicationBuilder builder, string[] args)
    {
        if (!DemoArguments.Asks(args))
        {
            return null;
        }

        var addresses = DemoArguments.AddressesOf(args);
        var session = new DemoSession();
        builder.WebHost.UseUrls(addresses).PreferHostingUrls(true); // over endpoints that the settings name for the real portal
        builder.Configuration.AddInMemoryCollection(SettingsOf(session)); // last, so stronger than files, environment and command line
        builder.Services.AddDemo(session);
        return session;
    }

    private static Dictionary<string, string?> SettingsOf(DemoSession session) => new()
    {
        ["AllowedHosts"] = "localhost;127.0.0.1;[::1]", // a page on the internet must not reach the demo under a name of its own
        ["Portal:PublicUrl"] = "",
        ["Storage:Provider"] = "Sqlite",
        ["Storage:ConnectionString"] = "",
        ["Storage:DataFolder"] = session.Folder,

        // Short, so that a delivery fails, is retried and is given up while somebody watches.
        ["Deliveries:RetryDelays:0"] = "00:00:05",
        ["Deliveries:RetryDelays:1"] = "00:00:15",
        ["Deliveries:RetryDelays:2"] = "00:00:40",
    };

    private static void AddDemo(this IServiceCollection services, DemoSession session)
    {
        services.PostConfigure<SetupOptions>(setup =>
            (setup.AdminEmail, setup.AdminPassword, setup.Workspace, setup.ApiKey, setup.Workspaces) = (DemoSession.Email, session.Password, "Örnek Mağaza", session.ApiKey, null));
        services.PostConfigure<EgressOptions>(egress => // for the demo's own receiver, and one that a developer starts beside it
            (egress.AllowHttp, egress.AllowedNetworks, egress.DeniedNetworks, egress.AllowedPorts) = (true, ["127.0.0.0/8", "::1/128"], null, null));
        services.AddSingleton(session);
        services.AddSingleton<DemoReceiver>();
        services.AddSingleton<DemoWebhooks>();
        services.AddSingleton<DemoStage>();
        services.AddHostedService<DemoStream>();
        services.AddHostedService<DemoInvitation>();
    }
}
