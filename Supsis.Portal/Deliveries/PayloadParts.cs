using System.Globalization;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The small parts of a body: event, workspace, trigger, changes.</summary>
internal static class PayloadParts
{
    /// <summary>Of every body; it rises when something that was there is taken away or means something else.</summary>
    public const int SchemaVersion = 1;

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static string Time(DateTimeOffset at) => string.Create(24, at.UtcDateTime, static (text, time) =>
    {
        // The round-trip format without its last four digits: a format of our own would be parsed at every use.
        Span<char> whole = stackalloc char[28];
        time.TryFormat(whole, out _, "O", CultureInfo.InvariantCulture);
        whole[..23].CopyTo(text);
        text[23] = 'Z';
    });

    public static void WriteEvent(Utf8JsonWriter json, PayloadEvent @event)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, PublicId.Format(PublicId.Event, @event.Id));
        json.WriteNumber("sequence"u8, @event.Sequence);
        json.WriteNumber("schema_version"u8, SchemaVersion);
        json.WriteBoolean("test"u8, @event.IsTest);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(@event.Data.IsEmpty ? "{}"u8 : @event.Data.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    public static void WriteWorkspace(Utf8JsonWriter json, PayloadSource source)
    {
        json.WriteStartObject("workspace"u8);
        json.WriteString("id"u8, PublicId.Format(PublicId.Workspace, source.WorkspaceId));
        json.WriteString("name"u8, source.WorkspaceName);
        json.WriteEndObject();
    }

    public static void WriteTrigger(Utf8JsonWriter json, TriggerEvidence trigger)
    {
        var first = trigger.Matches.Count > 0 ? trigger.Matches[0] : default;
        json.WriteStartObject("trigger"u8);
        json.WriteString("webhook_id"u8, PublicId.Format(PublicId.Webhook, trigger.WebhookId));
        json.WriteString("webhook_name"u8, trigger.WebhookName);
        json.WriteString("kind"u8, trigger.Kind);
        json.WriteString("keyword"u8, first.Keyword);
        json.WriteString("matched_text"u8, first.Text);
        json.WriteStartArray("matches"u8);
        foreach (var match in trigger.Matches)
        {
            json.WriteStartObject();
            json.WriteString("keyword"u8, match.Keyword);
            json.WriteString("text"u8, match.Text);
            json.WriteNumber("start"u8, match.Start);
            json.WriteNumber("length"u8, match.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNumberOrNull(json, "idle_minutes"u8, trigger.IdleMinutes);
        json.WriteString("silent_party"u8, trigger.SilentParty);
        json.WriteEndObject();
    }

    public static void WriteChanges(Utf8JsonWriter json, IReadOnlyList<FieldChange> changes)
    {
        json.WriteStartArray();
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("field"u8, change.Field);
            json.WritePropertyName("old"u8);
            json.WriteRawValue(change.Old, skipInputValidation: true);
            json.WritePropertyName("new"u8);
            json.WriteRawValue(change.New, skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteNumberOrNull(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteTimeOrNull(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? at) => json.WriteString(name, at is { } time ? Time(time) : null);
}
