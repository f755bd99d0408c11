using System.Text.Json;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>Reads a draft from the JSON of the API; nothing in it is ignored.</summary>
internal static class WebhookDraftReader
{
    /// <summary>Stands for the body as a whole where no single field is to blame.</summary>
    public const string WholeBody = "body";

    /// <summary>Null when something is wrong; <paramref name="problems"/> says what.</summary>
    /// <param name="known">The webhook that is changed: its read-only fields may be sent back unchanged. Null for a new one.</param>
    public static WebhookDraft? Read(JsonElement body, WebhookView? known, DraftProblems problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WholeBody, "must_be_object");
            return null;
        }

        var fields = new DraftObject(body, "", problems);
        if (known is not null)
        {
            PassReadOnly(fields, known, problems);
        }

        var draft = Read(fields, problems);
        return problems.All.Count == 0 ? draft : null;
    }

    private static WebhookDraft Read(DraftObject fields, DraftProblems problems)
    {
        var draft = new WebhookDraft
        {
            Name = fields.Text("name"),
            Url = fields.Text("url"),
            Enabled = fields.Flag("enabled"),
            Triggers = ReadTriggers(fields, problems),
            Conditions = ReadConditions(fields, problems),
            Headers = ReadHeaders(fields, problems),
            Authentication = ReadAuthentication(fields, problems),
            Format = fields.Text("format") ?? WebhookWords.Standard,
            Template = fields.Text("template"),
            Transcript = fields.Text("transcript") ?? EnumWord.Of(TranscriptKind.None),
            TranscriptMessages = fields.Number("transcript_messages"),
            Mask = fields.Texts("mask") ?? [],
            Ordered = fields.Flag("ordered") ?? false,
            MaxPerMinute = fields.Number("max_per_minute"),
        };
        fields.End();
        return draft;
    }

    private static void PassReadOnly(DraftObject fields, WebhookView known, DraftProblems problems)
    {
        PassUnchanged(fields, "id", known.PublicId, problems);
        PassUnchanged(fields, "state", EnumWord.Of(known.State), problems);
        PassUnchanged(fields, "disabled_reason", known.DisabledReason is { } reason ? EnumWord.Of(reason) : null, problems);

        // These move by themselves: a body that was read a moment ago may rightly differ.
        foreach (var name in (string[])["health", "created_at", "updated_at", "previous_secret_ends_at", "paused_until"])
        {
            fields.Take(name);
        }
    }

    private static void PassUnchanged(DraftObject fields, string name, string? present, DraftProblems problems)
    {
        if (fields.Take(name) is { } value && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(present)))
        {
            problems.Add(name, "read_only");
        }
    }

    private static Dictionary<string, string> ReadHeaders(DraftObject fields, DraftProblems problems)
    {
        if (fields.Object("headers") is not { } json)
        {
            return [];
        }

        var headers = new DraftObject(json, "headers", problems);
        var names = json.EnumerateObject().Select(header => header.Name).Distinct(StringComparer.Ordinal);
        return names.ToDictionary(name => name, name => headers.Text(name) ?? "", StringComparer.Ordinal);
    }

    private static AuthenticationDraft? ReadAuthentication(DraftObject fields, DraftProblems problems)
    {
        if (fields.Object("authentication") is not { } json)
        {
            return null;
        }

        var own = new DraftObject(json, "authentication", problems);
        var authentication = new AuthenticationDraft { Type = own.Text("type"), Username = own.Text("username"), Password = own.Text("password"), Token = own.Text("token") };
        own.End();
        return authentication;
    }

    private static List<TriggerDraft> ReadTriggers(DraftObject fields, DraftProblems problems) => ReadList(fields, "triggers", ReadTrigger, problems);

    private static List<ConditionDraft> ReadConditions(DraftObject fields, DraftProblems problems) => ReadList(fields, "conditions", ReadCondition, problems);

    private static List<T> ReadList<T>(DraftObject fields, string name, Func<DraftObject, T> read, DraftProblems problems)
    {
        var items = new List<T>();
        foreach (var (index, item) in (fields.List(name) ?? []).Index())
        {
            var path = $"{name}[{index}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                items.Add(read(new DraftObject(item, path, problems)));
            }
            else
            {
                problems.Add(path, "must_be_object");
            }
        }

        return items;
    }

    private static ConditionDraft ReadCondition(DraftObject fields)
    {
        var condition = new ConditionDraft { Field = fields.Text("field"), Operator = fields.Text("operator"), Values = fields.Texts("values") ?? [] };
        fields.End();
        return condition;
    }

    private static TriggerDraft ReadTrigger(DraftObject fields)
    {
        var trigger = new TriggerDraft
        {
            Type = fields.Text("type"),
            Keywords = fields.Texts(TriggerParameters.Keywords),
            Match = fields.Text(TriggerParameters.Match),
            Authors = fields.Texts(TriggerParameters.Authors),
            OncePerConversation = fields.Flag(TriggerParameters.OncePerConversation),
            IgnoreDiacritics = fields.Flag(TriggerParameters.IgnoreDiacritics),
            Minutes = fields.Number(TriggerParameters.Minutes),
            SilentParty = fields.Text(TriggerParameters.SilentParty),
            BusinessHoursOnly = fields.Flag(TriggerParameters.BusinessHoursOnly),
            CooldownMinutes = fields.Number(TriggerParameters.CooldownMinutes),
            MaxPerHour = fields.Number(TriggerParameters.MaxPerHour),
        };

        // Read-only, and these move by themselves too.
        foreach (var name in (string[])["suspended", "held_back_this_hour"])
        {
            fields.Take(name);
        }

        fields.End();
        return trigger;
    }
}
