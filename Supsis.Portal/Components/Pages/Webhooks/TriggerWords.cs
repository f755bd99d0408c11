using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>A trigger in a few words, as chips show it.</summary>
public sealed class TriggerWords(IStringLocalizer<EventTexts> events, IStringLocalizer<EditorTexts> text, Formats formats)
{
    private const int ShownKeywords = 2;

    /// <summary>"Görüşme başladı", "Anahtar kelime: iade, iptal +3", "5 dk etkileşim yok".</summary>
    public string Sum(TriggerDefinition trigger) => trigger switch
    {
        { Keywords: { Count: > ShownKeywords } many } => text["Chip.ManyKeywords", string.Join(", ", many.Take(ShownKeywords)), formats.Number(many.Count - ShownKeywords)],
        { Keywords: { Count: > 0 } few } => text["Chip.Keywords", string.Join(", ", few)],
        { Minutes: { } minutes, SilentParty: null } => text["Chip.Answer", formats.Duration(TimeSpan.FromMinutes(minutes))],
        { Minutes: { } minutes } => text["Chip.Silence", formats.Duration(TimeSpan.FromMinutes(minutes))],
        _ => events[$"Name.{trigger.Type}"],
    };

    /// <summary>The same with all keywords, for a tooltip.</summary>
    public string Detail(TriggerDefinition trigger) =>
        trigger.Keywords is { } keywords ? text["Chip.Keywords", string.Join(", ", keywords)] : Sum(trigger);
}
