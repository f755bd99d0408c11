using System.Globalization;

namespace Supsis.Portal.Tests.Triggers;

internal static class Cultures
{
    public static readonly string[] All = ["tr-TR", "en-US", "th-TH", "ar-SA", ""];

    /// <summary>Runs the check once under each culture a server may have.</summary>
    public static void Each(Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in All)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
