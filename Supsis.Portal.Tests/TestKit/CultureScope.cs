using System.Globalization;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Runs a test as a Turkish or an English reader and puts the culture back.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public CultureScope(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "tr" ? "tr-TR" : "en-GB");
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
