using System.Globalization;
using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>What a condition can look at.</summary>
internal static class ConditionField
{
    public const string BusinessHours = "business_hours";

    private const string VisitorAttribute = "visitor.custom_attributes.";
    private const string ConversationAttribute = "conversation.custom_attributes.";

    /// <summary>In the order in which they are shown; the last two want the name of an attribute behind them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "channel.type", "channel.id", "department.id", "agent.id", "bot.id", "tags", "page.url", "visitor.locale", "visitor.country", BusinessHours,
        VisitorAttribute, ConversationAttribute,
    ];

    public static bool IsKnown(string? field) => field is not null
        && All.Any(known => known.EndsWith('.') ? field.Length > known.Length && field.StartsWith(known, StringComparison.Ordinal) : field == known);

    /// <summary>What stands there, as texts: none when nobody has said it, several for tags.</summary>
    public static IReadOnlyList<string> Texts(string field, ConversationState conversation, bool isOpen) => field switch
    {
        "tags" => conversation.Details.Tags,
        BusinessHours => [isOpen ? "true" : "false"],
        _ when field.StartsWith(VisitorAttribute, StringComparison.Ordinal) => Attribute(conversation.Visitor?.CustomAttributes, field[VisitorAttribute.Length..]),
        _ when field.StartsWith(ConversationAttribute, StringComparison.Ordinal) => Attribute(conversation.Details.CustomAttributes, field[ConversationAttribute.Length..]),
        _ => Plain(field, conversation) is { Length: > 0 } text ? [text] : [],
    };

    private static string? Plain(string field, ConversationState conversation) => field switch
    {
        "channel.type" => conversation.Details.Channel?.Type,
        "channel.id" => conversation.Details.Channel?.Id,
        "department.id" => conversation.Details.Department?.Id,
        "agent.id" => conversation.Details.Agent?.Id,
        "bot.id" => conversation.Details.Bot?.Id,
        "page.url" => conversation.Details.Page?.Url,
        "visitor.locale" => conversation.Visitor?.Locale,
        "visitor.country" => conversation.Visitor?.Country,
        _ => null,
    };

    private static IReadOnlyList<string> Attribute(IReadOnlyDictionary<string, JsonElement>? attributes, string key) =>
        attributes is not null && attributes.TryGetValue(key, out var value) ? Texts(value) : [];

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.Number => Texts(value.GetRawText(), value.TryGetDecimal(out var number) ? number.ToString("0.############################", CultureInfo.InvariantCulture) : null),
        _ => [value.GetRawText()],
    };

    // A number is equal to its plain form however it was sent: 5.0 and 5e0 are 5.
    private static IReadOnlyList<string> Texts(string sent, string? plain) => plain is null || plain == sent ? [sent] : [sent, plain];
}
