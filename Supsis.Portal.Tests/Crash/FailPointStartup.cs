using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Supsis.Portal.Data;
using Supsis.Portal.Intake;

[assembly: HostingStartup(typeof(Supsis.Portal.Tests.Crash.FailPointStartup))]

namespace Supsis.Portal.Tests.Crash;

/// <summary>Brings the fail points into the real program, from outside: the product holds no code for them and knows no switch.</summary>
/// <remarks>
/// ASP.NET Core loads the test assembly into the child process because its environment names it as a hosting start-up.
/// Nothing happens unless the environment also names the file that arms a point, which only <see cref="Install(ProcessStartInfo, ArmedPoint)"/> does.
/// </remarks>
public sealed class FailPointStartup : IHostingStartup
{
    private const string Variable = "SUPSIS_TEST_FAIL_POINT";

    /// <summary>Makes the process that is about to start listen to <paramref name="armed"/>.</summary>
    internal static void Install(ProcessStartInfo start, ArmedPoint armed)
    {
        // The portal's own list of assemblies does not know the tests, so the child runs the portal with the tests' list.
        foreach (var argument in (string[])["exec", "--depsfile", PortalProcess.InTests("Supsis.Portal.Tests.deps.json"), "--runtimeconfig", PortalProcess.InTests("Supsis.Portal.runtimeconfig.json")])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(FailPointStartup).Assembly.GetName().Name;
        start.Environment[Variable] = armed.File;
    }

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            DiagnosticListener.AllListeners.Subscribe(new HostWatch(services => Install(services, new ArmedPoint(file))));
        }
    }

    private static void Install(IServiceCollection services, ArmedPoint armed)
    {
        services.AddSingleton<IntakeAcceptance>(provider => new IntakeFailPoint(provider.GetRequiredService<IntakeWriter>(), armed).AcceptAsync);
        services.AddSingleton<IHostedService>(_ => new RequestFailPoint(armed));
        services.AddSingleton<IHostedService>(provider => new DatabaseFailPoint(provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<GroupWriter>(), armed));
    }
}
