using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supsis.Portal.Conversations;

/// <summary>What an event changed in its conversation, field by field.</summary>
internal static class ConversationChanges
{
    public static IReadOnlyList<FieldChange> Between(ConversationDetails before, ConversationDetails after, ConversationStatus statusBefore, ConversationStatus statusAfter)
    {
        var changes = new List<FieldChange>();
        if (statusBefore != statusAfter)
        {
            changes.Add(new("status", Word(statusBefore), Word(statusAfter)));
        }

        Add(changes, "channel", before.Channel, after.Channel, ConversationJson.Default.Channel);
        Add(changes, "department", before.Department, after.Department, ConversationJson.Default.NamedReference);
        Add(changes, "agent", before.Agent, after.Agent, ConversationJson.Default.NamedReference);
        Add(changes, "bot", before.Bot, after.Bot, ConversationJson.Default.NamedReference);
        Add(changes, "page", before.Page, after.Page, ConversationJson.Default.WebPage);
        Add(changes, "rating", before.Rating, after.Rating, ConversationJson.Default.Rating);
        if (!before.Tags.SequenceEqual(after.Tags, StringComparer.Ordinal))
        {
            changes.Add(new("tags", Json(before.Tags, ConversationJson.Default.IReadOnlyListString), Json(after.Tags, ConversationJson.Default.IReadOnlyListString)));
        }

        AddAttributes(changes, before.CustomAttributes, after.CustomAttributes);
        return changes;
    }

    private static void AddAttributes(List<FieldChange> changes, IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> after)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (old.ValueKind != now.ValueKind || !JsonElement.DeepEquals(old, now))
            {
                changes.Add(new($"custom_attributes.{key}", Json(old), Json(now)));
            }
        }
    }

    private static void Add<T>(List<FieldChange> changes, string field, T? before, T? after, JsonTypeInfo<T> type)
        where T : class
    {
        if (!Equals(before, after))
        {
            changes.Add(new(field, Json(before, type), Json(after, type)));
        }
    }

    private static string Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? "null" : JsonSerializer.Serialize(value, type);

    private static string Json(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText();

    private static string Word(ConversationStatus status) => $"\"{Data.EnumWord.Of(status)}\"";
}
