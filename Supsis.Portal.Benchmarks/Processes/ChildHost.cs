using System.Net;

namespace Supsis.Portal.Benchmarks.Processes;

/// <summary>The bare web server inside a child process: loopback only, any free port, gone when its parent is gone.</summary>
internal static class ChildHost
{
    private const long LargestBody = 64 * 1024 * 1024;

    public static WebApplication Build()
    {
        // Its own folder as content root: hosts watch that folder for changed settings, with all below it. In the working directory
        // lies the portal's database, and every page it writes would wake the receiver and the load generator up.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });
        return builder.Build();
    }

    public static async Task<int> RunUntilParentLeavesAsync(this WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());

        // The parent holds the other end of standard input: it closes even when the parent is killed.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        return 0;
    }
}
