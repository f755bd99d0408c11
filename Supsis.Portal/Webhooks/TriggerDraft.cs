using System.Text.Json.Serialization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>A ticked status and what was entered beside it, before it is checked. What is null takes its default.</summary>
public sealed record TriggerDraft
{
    private static readonly AuthorKind[] Everyone = [AuthorKind.Visitor, AuthorKind.Agent, AuthorKind.Bot];

    public string? Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Keywords { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Match { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Authors { get; init; }

    [JsonPropertyName("once_per_conversation")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? OncePerConversation { get; init; }

    [JsonPropertyName("ignore_diacritics")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IgnoreDiacritics { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Minutes { get; init; }

    [JsonPropertyName("silent_party")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SilentParty { get; init; }

    [JsonPropertyName("business_hours_only")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? BusinessHoursOnly { get; init; }

    [JsonPropertyName("cooldown_minutes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CooldownMinutes { get; init; }

    [JsonPropertyName("max_per_hour")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxPerHour { get; init; }

    /// <summary>Read-only: it is left out until the webhook is saved, because its regular expressions took too long.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Suspended { get; init; }

    /// <summary>Read-only: how many firings <c>max_per_hour</c> has held back in this hour.</summary>
    [JsonPropertyName("held_back_this_hour")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HeldBackThisHour { get; init; }

    public static TriggerDraft Of(TriggerDefinition trigger, TriggerStanding standing) => Of(trigger) with
    {
        Suspended = standing.IsSuspended ? true : null,
        HeldBackThisHour = trigger.MaxPerHour is null ? null : standing.HeldBack,
    };

    public static TriggerDraft Of(TriggerDefinition trigger) => new()
    {
        Type = trigger.Type,
        Keywords = trigger.Keywords,
        Match = trigger.Match is { } match ? EnumWord.Of(match) : null,
        Authors = trigger.Authors?.Select(EnumWord.Of).ToList(),
        OncePerConversation = trigger.OncePerConversation,
        IgnoreDiacritics = trigger.IgnoreDiacritics,
        Minutes = trigger.Minutes,
        SilentParty = trigger.SilentParty is { } party ? EnumWord.Of(party) : null,
        BusinessHoursOnly = trigger.Minutes is null ? null : trigger.BusinessHoursOnly ?? false,
        CooldownMinutes = trigger.CooldownMinutes,
        MaxPerHour = trigger.MaxPerHour,
    };

    /// <summary>The trigger with its defaults filled in; the draft has been checked.</summary>
    internal TriggerDefinition ToDefinition()
    {
        var parameters = TriggerParameters.Of(Type!);
        var isKeyword = parameters.Contains(TriggerParameters.Keywords);
        var isSilence = parameters.Contains(TriggerParameters.SilentParty);
        KeywordMatch? match = isKeyword ? (Match is null ? KeywordMatch.Contains : EnumWord.Parse<KeywordMatch>(Match)) : null;
        return new TriggerDefinition(Type!)
        {
            Keywords = match == KeywordMatch.Regex ? Keywords : Keywords?.Select(keyword => keyword.Trim()).ToList(), // a space may belong to a regular expression
            Match = match,
            Authors = parameters.Contains(TriggerParameters.Authors) ? AuthorsOr(isKeyword ? [AuthorKind.Visitor] : Everyone) : null,
            OncePerConversation = isKeyword ? OncePerConversation ?? true : null,
            IgnoreDiacritics = isKeyword ? IgnoreDiacritics ?? false : null,
            Minutes = Minutes,
            SilentParty = isSilence ? (SilentParty is null ? Triggers.SilentParty.Anyone : EnumWord.Parse<SilentParty>(SilentParty)) : null,
            BusinessHoursOnly = BusinessHoursOnly == true ? true : null,
            CooldownMinutes = CooldownMinutes,
            MaxPerHour = MaxPerHour,
        };
    }

    private IReadOnlyList<AuthorKind> AuthorsOr(AuthorKind[] byDefault) =>
        Authors is null ? byDefault : [.. Authors.Select(EnumWord.Parse<AuthorKind>).Distinct().Order()];
}
