using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Appends events and owes a delivery for every rule that they fire, all in the transaction of the cause.</summary>
internal sealed class EventFirer(EventWriter events, IdGenerator ids, DeliveryDispatcher dispatcher, InboxAddress address)
{
    private const string OncePerConversationSql = "INSERT INTO trigger_firings (conversation_id, trigger_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private const string OncePerSilenceSql =
        "INSERT INTO silence_firings (conversation_id, minutes, silent_party, silent_since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

    /// <summary>Appends what a producer sent, then the keywords that it holds.</summary>
    public void Append(Recording recording, ConversationState conversation, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool fires)
    {
        var occurredAt = incoming.OccurredAt ?? recording.Now;
        var id = events.Append(recording.Transaction, conversation, incoming.Type.Key, occurredAt, recording.Now, incoming);
        if (recording.Rules is not { } rules)
        {
            return;
        }

        var body = new PayloadEvent(id, incoming.Type.Key, conversation.LastSequence, occurredAt, incoming.Data, incoming.Message, incoming.Ticket, changes);
        if (fires)
        {
            Fire(recording, conversation, body, rules.Triggers.ForEvent(body.Type, incoming.Message?.Author?.Kind).Select(rule => (rule, Evidence(rules, rule, "event"))));
        }

        if (incoming.Type == EventCatalog.MessageCreated)
        {
            FireKeywords(recording, conversation, incoming.Message!, occurredAt);
        }
    }

    /// <summary>Appends what the portal itself concluded.</summary>
    public void Derive(Recording recording, ConversationState conversation, EventType type, DateTimeOffset at)
    {
        var body = DeriveBody(recording, conversation, type, at, message: null);
        if (recording.Rules is { } rules)
        {
            Fire(recording, conversation, body, rules.Triggers.ForEvent(type.Key, author: null).Select(rule => (rule, Evidence(rules, rule, "event"))));
        }
    }

    /// <summary>Tells a silence once; false when it was told before or no rule asks for it.</summary>
    public bool FireSilence(Recording recording, ConversationState conversation, SilenceThreshold threshold, DateTimeOffset silentSince, DateTimeOffset dueAt)
    {
        var rules = recording.Rules!;
        var firing = rules.Triggers.ForSilence(threshold).Where(rule => rule.ActiveSince <= dueAt).ToList();
        if (firing.Count == 0
            || recording.Transaction.Command(OncePerSilenceSql).Execute(conversation.Id, threshold.Minutes, EnumWord.Of(threshold.Party), silentSince) == 0)
        {
            return false;
        }

        var body = DeriveBody(recording, conversation, EventCatalog.ConversationInactive, dueAt, message: null);
        Fire(recording, conversation, body, firing.Select(rule => (rule, Evidence(rules, rule, "inactivity") with
        {
            IdleMinutes = threshold.Minutes,
            SilentParty = EnumWord.Of(threshold.Party),
        })));
        return true;
    }

    private void FireKeywords(Recording recording, ConversationState conversation, Message message, DateTimeOffset occurredAt)
    {
        var rules = recording.Rules!;
        var findings = rules.Triggers.ForMessage(message).Where(finding => MayFire(recording, conversation, finding.Rule)).ToList();
        if (findings.Count > 0)
        {
            var body = DeriveBody(recording, conversation, EventCatalog.KeywordMatched, occurredAt, message);
            Fire(recording, conversation, body, findings.Select(finding => (finding.Rule, Evidence(rules, finding.Rule, "keyword") with { Matches = finding.Matches })));
        }
    }

    private static bool MayFire(Recording recording, ConversationState conversation, Rule rule) =>
        rule.Definition.OncePerConversation != true || recording.Transaction.Command(OncePerConversationSql).Execute(conversation.Id, rule.TriggerId) == 1;

    private PayloadEvent DeriveBody(Recording recording, ConversationState conversation, EventType type, DateTimeOffset at, Message? message)
    {
        var id = events.Append(recording.Transaction, conversation, type.Key, at, recording.Now, producer: null);
        return new PayloadEvent(id, type.Key, conversation.LastSequence, at, default, message, null, []);
    }

    private static TriggerEvidence Evidence(WorkspaceRules rules, Rule rule, string kind) => new(rule.WebhookId, rules.Webhooks[rule.WebhookId].Name, kind);

    private void Fire(Recording recording, ConversationState conversation, PayloadEvent body, IEnumerable<(Rule Rule, TriggerEvidence Evidence)> firings)
    {
        PayloadWriter? payload = null;
        foreach (var (rule, evidence) in firings)
        {
            payload ??= new PayloadWriter(body, conversation, Source(recording.Rules!));
            var webhook = recording.Rules!.Webhooks[rule.WebhookId];
            var status = webhook.State == WebhookState.Disabled ? DeliveryStatus.Held : DeliveryStatus.Pending;
            var bytes = payload.For(evidence); // before the place in the lane is taken: if this throws, nobody would give it back
            var owed = new OwedDelivery(
                ids.Next(), recording.WorkspaceId, rule.WebhookId, rule.TriggerId, body.Id, conversation.Id, body.Type,
                evidence.Matches.Count > 0 ? evidence.Matches[0].Keyword : null, status, Owner(webhook, status), webhook.Pace.IsOrdered, bytes);
            recording.Owed.Add(owed); // before the write: a rollback gives its place in the lane back
            DeliveryWriter.Owe(recording.Transaction, owed, recording.Now);
        }
    }

    // One that must wait for its turn is claimed when it comes: only the database knows every earlier one.
    private Guid? Owner(LiveWebhook webhook, DeliveryStatus status) =>
        status == DeliveryStatus.Pending && !webhook.Pace.IsOrdered && dispatcher.TryReserve(webhook.Id) ? dispatcher.Node : null;

    private PayloadSource Source(WorkspaceRules rules) => new(rules.WorkspaceId, rules.WorkspaceName, rules.Slug, address.Origin);
}
