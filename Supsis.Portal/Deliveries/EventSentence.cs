using System.Globalization;
using System.Resources;
using Supsis.Portal.Conversations;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

/// <summary>When an event type fires, in both languages.</summary>
internal sealed record EventSentence(string Tr, string En)
{
    // Both at once, whatever language the request is answered in.
    private static readonly ResourceManager Texts = new(typeof(EventTexts));

    public static EventSentence Of(EventType type) => new(In(type, "tr"), In(type, "en"));

    private static string In(EventType type, string language)
    {
        var key = $"Tick.{type.Key}";
        return Texts.GetString(key, CultureInfo.GetCultureInfo(language)) ?? throw new MissingManifestResourceException(key);
    }
}
