using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>What a key is called on the screen: people name their own, the portal's is named in the reader's language.</summary>
internal static class ApiKeyWords
{
    public static string NameOf(this IStringLocalizer<SettingsTexts> text, ApiKey key) => key.Name == SetupStore.KeyName ? text["SetupKeyName"] : key.Name;
}
