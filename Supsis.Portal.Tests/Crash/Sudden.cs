using System.Diagnostics;

namespace Supsis.Portal.Tests.Crash;

/// <summary>The end without a goodbye.</summary>
internal static class Sudden
{
    /// <summary>SIGKILL to the own process: no handler, no finally, no flush; it does not return.</summary>
    public static void Death()
    {
        Process.GetCurrentProcess().Kill();
        new ManualResetEvent(false).WaitOne(); // the system needs a moment for the other threads
    }
}
