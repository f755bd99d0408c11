using System.Globalization;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What somebody has entered in the editor, and what is wrong with it.</summary>
public sealed class WebhookForm
{
    public const string UrlField = "url";
    public const string NameField = "name";
    public const string TriggersField = "triggers";
    public const string ConditionsField = "conditions";
    public const string TranscriptMessagesField = "transcript_messages";
    public const string LastMessages = "last";
    public const string MaxPerMinuteField = "max_per_minute";

    public static readonly IReadOnlyList<string> Transcripts = ["none", LastMessages, "full"];

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private string _saved = "";
    private string? _suggestedName;

    public WebhookForm()
    {
        Statuses = [.. TriggerParameters.Tickable.Select(type => new StatusForm(type))];
        MarkSaved();
    }

    public string Url { get; set; } = "";

    public string Name { get; set; } = "";

    public IReadOnlyList<StatusForm> Statuses { get; }

    public IEnumerable<StatusForm> Basics => Statuses.Where(status => status.Type.Group == EventGroup.Basics);

    public IEnumerable<IGrouping<EventGroup, StatusForm>> Others =>
        Statuses.Where(status => status.Type.Group != EventGroup.Basics).GroupBy(status => status.Type.Group);

    /// <summary>Its own headers and its authentication.</summary>
    public CredentialForm Credentials { get; private init; } = new();

    public List<ConditionForm> Conditions { get; private init; } = [];

    /// <summary>None, last or full.</summary>
    public string Transcript { get; set; } = Transcripts[0];

    public int? TranscriptMessages { get; set; } = TranscriptSetting.UsualLast;

    /// <summary>A conversation's deliveries go out in the order of its events.</summary>
    public bool IsOrdered { get; set; }

    /// <summary>Requests a minute; empty for as many as the receiver takes.</summary>
    public int? MaxPerMinute { get; set; }

    /// <summary>Leaving the page now would lose something.</summary>
    public bool IsChanged => Fingerprint() != _saved;

    public bool HasProblems => _errors.Count > 0 || Credentials.HasRepeats || Statuses.Any(status => status.Triggers.Any(trigger => trigger.HasErrors));

    /// <summary>Something is set that most webhooks leave as it is.</summary>
    public bool HasAdvanced => Conditions.Count > 0 || Transcript != Transcripts[0] || Credentials.IsUsed || IsOrdered || MaxPerMinute is not null;

    private List<TriggerForm> Triggers => [.. Statuses.SelectMany(status => status.Triggers)];

    public static WebhookForm Of(WebhookView webhook)
    {
        var draft = WebhookDraft.Of(webhook);
        var form = new WebhookForm
        {
            Url = webhook.Url,
            Name = webhook.Name,
            Credentials = CredentialForm.Of(webhook),
            Conditions = [.. draft.Conditions.Select(ConditionForm.Of)],
            Transcript = draft.Transcript,
            TranscriptMessages = draft.TranscriptMessages ?? TranscriptSetting.UsualLast,
            IsOrdered = webhook.Pace.IsOrdered,
            MaxPerMinute = webhook.Pace.MaxPerMinute,
        };
        foreach (var trigger in draft.Triggers)
        {
            form.Statuses.FirstOrDefault(status => status.Key == trigger.Type)?.Load(trigger);
        }

        form.MarkSaved();
        return form;
    }

    public string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>Takes a message away as soon as somebody sets about mending it.</summary>
    public void Forgive(string field) => _errors.Remove(field);

    /// <summary>The same for a list and everything in it.</summary>
    public void ForgiveAll(string list)
    {
        foreach (var path in _errors.Keys.Where(path => path.StartsWith(list, StringComparison.Ordinal)).ToList())
        {
            _errors.Remove(path);
        }
    }

    /// <summary>Where the check says what is wrong with a condition; null while nothing is entered.</summary>
    public string? PathOf(ConditionForm condition)
    {
        var index = Conditions.Where(entered => !entered.IsEmpty).ToList().IndexOf(condition);
        return index < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{ConditionsField}[{index}]");
    }

    public void MarkSaved() => _saved = Fingerprint();

    /// <summary>Names the webhook after its receiver, as long as nobody has named it otherwise.</summary>
    public void SuggestName(string name)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name == _suggestedName)
        {
            Name = _suggestedName = name;
        }
    }

    public WebhookDraft ToDraft() => new()
    {
        Name = Name,
        Url = Url.Trim(),
        Triggers = [.. Triggers.Select(trigger => trigger.ToDraft())],
        Conditions = [.. Conditions.Where(condition => !condition.IsEmpty).Select(condition => condition.ToDraft())],
        Transcript = Transcript,
        TranscriptMessages = Transcript == LastMessages ? TranscriptMessages : null,
        Ordered = IsOrdered,
        MaxPerMinute = MaxPerMinute,
        Headers = Credentials.HeadersToDraft(),
        Authentication = Credentials.AuthenticationToDraft(),
    };

    /// <summary>Everything that is wrong, each message at its field.</summary>
    public void Show(IEnumerable<DraftProblem> problems)
    {
        _errors.Clear();
        var triggers = Triggers;
        triggers.ForEach(trigger => trigger.ClearErrors());
        foreach (var problem in problems)
        {
            if (TriggerField.TryParse(problem.Field, out var field) && field.Index < triggers.Count)
            {
                triggers[field.Index].Say(field.Parameter, triggers[field.Index].ErrorOf(field.Parameter) ?? problem.Text);
            }
            else
            {
                _errors.TryAdd(problem.Field, problem.Text);
            }
        }
    }

    /// <summary>What is wrong with one field, after somebody left it; the others are left in peace.</summary>
    public void Show(IEnumerable<DraftProblem> problems, string field)
    {
        if (problems.FirstOrDefault(problem => problem.Field == field) is { } problem)
        {
            _errors[field] = problem.Text;
        }
        else
        {
            _errors.Remove(field);
        }
    }

    /// <summary>What is wrong with one parameter of a trigger, after somebody left it.</summary>
    public void Show(IEnumerable<DraftProblem> problems, TriggerForm trigger, string parameter)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"triggers[{Triggers.IndexOf(trigger)}].{parameter}");
        trigger.Say(parameter, problems.FirstOrDefault(problem => problem.Field == path)?.Text);
    }

    private string Fingerprint() => JsonSerializer.Serialize(ToDraft());
}
