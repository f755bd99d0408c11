using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The triggers of one status as they are entered, asked whether a step of a conversation would have fired them.</summary>
internal sealed class PreviewRules
{
    private readonly WebhookSettings _settings;
    private readonly Guid _webhookId;
    private readonly TriggerSet _rules;

    /// <param name="settings">With triggers of one type.</param>
    public PreviewRules(Guid webhookId, WebhookSettings settings)
    {
        (_webhookId, _settings) = (webhookId, settings);
        _rules = TriggerSet.Build([.. settings.Triggers.Select((trigger, index) => new Rule(new Guid(index + 1, 0, 0, new byte[8]), webhookId, trigger, DateTimeOffset.MinValue))]);
    }

    public EventType Type => EventCatalog.Find(First.Type)!;

    public TranscriptSetting Transcript => _settings.Transcript;

    public bool IsAboutKeywords => First.Keywords is not null;

    private TriggerDefinition First => _settings.Triggers[0];

    /// <summary>Null when it would not have fired them.</summary>
    public TriggerEvidence? Judge(ReplayStep step)
    {
        if (IsAboutKeywords)
        {
            var isSaid = step.Incoming is { Message: not null } incoming && incoming.Type == EventCatalog.MessageCreated;
            return isSaid && _rules.ForMessage(step.Incoming!.Message!) is [var finding, ..] ? Evidence(finding.Rule.Definition) with { Matches = finding.Matches } : null;
        }

        return step.Event.Type == First.Type && step.IsNews && !step.Event.IsByHand && _settings.Triggers.FirstOrDefault(trigger => LooksAt(trigger, step)) is { } trigger
            ? Evidence(trigger)
            : null;
    }

    /// <summary>Why it would be sent, had it happened.</summary>
    public TriggerEvidence Supposed() => Evidence(First);

    private static bool LooksAt(TriggerDefinition trigger, ReplayStep step) =>
        trigger.Authors is not { } authors || step.Incoming?.Message?.Author is not { } author || authors.Contains(author.Kind);

    private TriggerEvidence Evidence(TriggerDefinition trigger) => trigger switch
    {
        { Keywords: not null } => new(_webhookId, _settings.Name, "keyword"),
        { Minutes: { } minutes, SilentParty: { } party } => new(_webhookId, _settings.Name, "inactivity") { IdleMinutes = minutes, SilentParty = Data.EnumWord.Of(party) },
        { Minutes: { } minutes } => new(_webhookId, _settings.Name, "sla") { IdleMinutes = minutes, SilentParty = Data.EnumWord.Of(SilentParty.Agent) },
        _ => new(_webhookId, _settings.Name, "event"),
    };
}
