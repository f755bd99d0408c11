using System.Runtime.CompilerServices;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The programs that tests start inherit what the test project's own settings say of the compiler.</summary>
internal static class QuickProcesses
{
    [ModuleInitializer]
    internal static void Inherit() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
}
