using System.Globalization;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Inbox;

namespace Supsis.Portal.Components.Pages.Inbox;

/// <summary>An arrived request as its row shows it; a body that is none of ours shows less.</summary>
public sealed record InboxEntry
{
    private InboxEntry(InboxRequest request)
    {
        Request = request;
        Body = Encoding.UTF8.GetString(request.Body);
    }

    public InboxRequest Request { get; }

    public string Body { get; }

    /// <summary>The event's type; null when the body names none.</summary>
    public string? Type { get; private init; }

    /// <summary>"#4711 Ayşe Yılmaz"; empty when the body names no conversation.</summary>
    public string Conversation { get; private init; } = "";

    public bool IsJson { get; private init; }

    public bool IsTest { get; private init; }

    public static InboxEntry Of(InboxRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            var body = document.RootElement;
            return new InboxEntry(request) { IsJson = true, Type = Text(body, "type"), Conversation = ConversationIn(body), IsTest = Find(body, "data", "event", "test") is { ValueKind: JsonValueKind.True } };
        }
        catch (JsonException)
        {
            return new InboxEntry(request);
        }
    }

    private static string ConversationIn(JsonElement body)
    {
        var number = Find(body, "data", "conversation", "number") is { ValueKind: JsonValueKind.Number } found ? "#" + found.GetRawText() : "";
        return string.Create(CultureInfo.InvariantCulture, $"{number} {Text(body, "data", "visitor", "name")}").Trim();
    }

    private static string? Text(JsonElement body, params ReadOnlySpan<string> path) => Find(body, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement body, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out body))
            {
                return null;
            }
        }

        return body;
    }
}
