using System.Globalization;

namespace Supsis.Portal.Hosting;

/// <summary>The languages to choose from; the first is the default.</summary>
public static class PortalLanguages
{
    public static IReadOnlyList<PortalLanguage> All { get; } = [new("tr", "Türkçe", "tr-TR"), new("en", "English", "en-GB")];

    public static PortalLanguage Default => All[0];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static PortalLanguage? Find(string? name) => All.FirstOrDefault(language => language.Name == name);
}
