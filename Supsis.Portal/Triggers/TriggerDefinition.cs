using System.Text.Json;
using System.Text.Json.Serialization;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>What is ticked and what is entered beside the tick. Only the parameters of its type are set, defaults filled in.</summary>
public sealed record TriggerDefinition(string Type)
{
    public IReadOnlyList<string>? Keywords { get; init; }
    public KeywordMatch? Match { get; init; }
    public IReadOnlyList<AuthorKind>? Authors { get; init; }
    public bool? OncePerConversation { get; init; }
    public bool? IgnoreDiacritics { get; init; }

    /// <summary>How long the silence lasts, 1 to 10,080.</summary>
    public int? Minutes { get; init; }

    public SilentParty? SilentParty { get; init; }

    /// <summary>Only the minutes in which the company is open count; null for no.</summary>
    public bool? BusinessHoursOnly { get; init; }

    /// <summary>For so many minutes after it fired it stays quiet in the same conversation, 1 to 10,080; null for never.</summary>
    public int? CooldownMinutes { get; init; }

    /// <summary>The most it fires in one hour of the clock, over all conversations; null for as often as it happens.</summary>
    public int? MaxPerHour { get; init; }

    /// <summary>Equal for two triggers that would fire for the same: the order of keywords and authors does not matter, nor how often they may.</summary>
    [JsonIgnore]
    public string Identity => Type + JsonSerializer.Serialize(
        this with
        {
            Keywords = Keywords?.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
            Authors = Authors?.Distinct().Order().ToList(),
            CooldownMinutes = null,
            MaxPerHour = null,
        },
        TriggerJson.Default.TriggerDefinition);

    /// <summary>The stored form; read back by <see cref="Read"/>.</summary>
    public string ToParameters() => JsonSerializer.Serialize(this, TriggerJson.Default.TriggerDefinition);

    public static TriggerDefinition Read(string parameters) =>
        JsonSerializer.Deserialize(parameters, TriggerJson.Default.TriggerDefinition) ?? throw new FormatException("A stored trigger is empty.");
}
