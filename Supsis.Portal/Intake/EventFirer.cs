using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Appends events and owes a delivery for every rule that they fire, all in the transaction of the cause.</summary>
internal sealed class EventFirer(EventWriter events, IdGenerator ids, DeliveryDispatcher dispatcher, InboxAddress address, TranscriptMemory transcripts)
{
    private const string OncePerSilenceSql =
        "INSERT INTO silence_firings (conversation_id, minutes, waited_for, in_business_hours, silent_since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    /// <summary>Appends what a producer sent, then the keywords that it holds.</summary>
    public void Append(Recording recording, ConversationState conversation, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool fires)
    {
        var occurredAt = incoming.OccurredAt ?? recording.Now;
        var id = events.Append(recording.Transaction, conversation, incoming.Type.Key, occurredAt, recording.Now, incoming);
        transcripts.Hear(conversation.Id, incoming.Type.Key, incoming.Message, occurredAt);
        if (recording.Rules is not { } rules)
        {
            return;
        }

        var body = new PayloadEvent(id, incoming.Type.Key, conversation.LastSequence, occurredAt, incoming.Data, incoming.Message, incoming.Ticket, changes);
        if (fires)
        {
            FireEvent(recording, conversation, body, incoming.Message?.Author?.Kind);
        }

        if (incoming.Type == EventCatalog.MessageCreated)
        {
            FireKeywords(recording, conversation, incoming.Message!, occurredAt);
        }
    }

    /// <summary>After a rollback: what it remembers was never stored.</summary>
    public void Forget() => transcripts.Forget();

    /// <summary>Appends what the portal itself concluded.</summary>
    public void Derive(Recording recording, ConversationState conversation, EventType type, DateTimeOffset at)
    {
        var body = DeriveBody(recording, conversation, type, at, message: null);
        if (recording.Rules is not null)
        {
            FireEvent(recording, conversation, body, author: null);
        }
    }

    /// <summary>Tells a silence once; false when it was told before or no rule asks for it.</summary>
    public bool FireSilence(Recording recording, ConversationState conversation, SilenceThreshold threshold, DateTimeOffset silentSince, DateTimeOffset dueAt)
    {
        var rules = recording.Rules!;
        var asking = rules.Triggers.ForSilence(threshold).Where(rule => rule.ActiveSince <= dueAt).ToList();
        if (asking.Count == 0
            || recording.Transaction.Command(OncePerSilenceSql).Execute(conversation.Id, threshold.Minutes, EnumWord.Of(threshold.WaitedFor), threshold.InBusinessHours, silentSince) == 0)
        {
            return false;
        }

        var isAnswer = threshold.WaitedFor == WaitedFor.Answer;
        var body = DeriveBody(recording, conversation, isAnswer ? EventCatalog.SlaBreached : EventCatalog.ConversationInactive, dueAt, message: null) with { Data = LateMark.Of(recording.Now - dueAt) };
        Fire(recording, conversation, body, asking.Where(rule => FiringGate.Permits(recording, conversation, rule, dueAt)).Select(rule => (rule, Evidence(rules, rule, isAnswer ? "sla" : "inactivity") with
        {
            IdleMinutes = threshold.Minutes,
            SilentParty = isAnswer ? EnumWord.Of(SilentParty.Agent) : EnumWord.Of(threshold.WaitedFor),
        })));
        return true;
    }

    /// <summary>Owes a delivery because a person wants it, whatever the rule would say.</summary>
    public Guid FireByHand(Recording recording, ConversationState conversation, Rule rule)
    {
        var body = HandBody(recording, conversation, rule, events.Append(recording.Transaction, conversation, rule.Definition.Type, recording.Now, recording.Now, producer: null, isByHand: true));
        Fire(recording, conversation, body, [(rule, HandEvidence(recording, rule, body.Message))]);
        return recording.Owed[^1].Id;
    }

    /// <summary>The body of such a delivery, marked as a test; nothing is stored.</summary>
    public byte[] RenderByHand(Recording recording, ConversationState conversation, Rule rule)
    {
        var body = HandBody(recording, conversation, rule, ids.Next()) with { IsTest = true };
        var transcript = transcripts.For(recording.Transaction, conversation, recording.Rules!.Webhooks[rule.WebhookId].Transcript);
        return new PayloadWriter(body, conversation, Source(recording.Rules)).For(HandEvidence(recording, rule, body.Message), transcript);
    }

    private PayloadEvent HandBody(Recording recording, ConversationState conversation, Rule rule, Guid eventId)
    {
        var isAboutMessage = rule.Definition.Keywords is not null || EventCatalog.Find(rule.Definition.Type)?.Part == EventPart.Message;
        var message = isAboutMessage ? transcripts.Newest(recording.Transaction, conversation) : null;
        return new PayloadEvent(eventId, rule.Definition.Type, conversation.LastSequence, recording.Now, EventWriter.ByHand, message, null, []);
    }

    private static TriggerEvidence HandEvidence(Recording recording, Rule rule, Message? message) => rule.Definition switch
    {
        { Keywords: not null } => Evidence(recording.Rules!, rule, "keyword") with
        {
            Matches = message is null ? [] : recording.Rules!.Triggers.ForMessage(message).FirstOrDefault(finding => finding.Rule == rule)?.Matches ?? [],
        },
        { Minutes: { } minutes } => Evidence(recording.Rules!, rule, rule.Definition.SilentParty is null ? "sla" : "inactivity") with
        {
            IdleMinutes = minutes,
            SilentParty = EnumWord.Of(rule.Definition.SilentParty ?? SilentParty.Agent),
        },
        _ => Evidence(recording.Rules!, rule, "event"),
    };

    private void FireKeywords(Recording recording, ConversationState conversation, Message message, DateTimeOffset occurredAt)
    {
        var findings = recording.Rules!.Triggers.ForMessage(message);
        if (findings.Count > 0)
        {
            FireFindings(recording, conversation, message, occurredAt, findings);
        }
    }

    private void FireFindings(Recording recording, ConversationState conversation, Message message, DateTimeOffset occurredAt, IReadOnlyList<KeywordFinding> findings)
    {
        var rules = recording.Rules!;
        var permitted = findings.Where(finding => FiringGate.Permits(recording, conversation, finding.Rule, occurredAt)).ToList();
        if (permitted.Count > 0)
        {
            var body = DeriveBody(recording, conversation, EventCatalog.KeywordMatched, occurredAt, message);
            Fire(recording, conversation, body, permitted.Select(finding => (finding.Rule, Evidence(rules, finding.Rule, "keyword") with { Matches = finding.Matches })));
        }
    }

    private void FireEvent(Recording recording, ConversationState conversation, PayloadEvent body, AuthorKind? author) =>
        Fire(recording, conversation, body, Permitted(recording, conversation, body, author));

    private static IEnumerable<(Rule Rule, TriggerEvidence Evidence)> Permitted(Recording recording, ConversationState conversation, PayloadEvent body, AuthorKind? author)
    {
        var rules = recording.Rules!;
        foreach (var rule in rules.Triggers.ForEvent(body.Type, author))
        {
            if (FiringGate.Permits(recording, conversation, rule, body.OccurredAt))
            {
                yield return (rule, Evidence(rules, rule, "event"));
            }
        }
    }

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
            var bytes = payload.For(evidence, transcripts.For(recording.Transaction, conversation, webhook.Transcript)); // before the place in the lane is taken: if this throws, nobody would give it back
            var owed = new OwedDelivery(
                ids.Next(), recording.WorkspaceId, rule.WebhookId, rule.TriggerId, body.Id, conversation.Id, body.Type,
                evidence.Matches.Count > 0 ? evidence.Matches[0].Keyword : null, status, Owner(webhook, status), webhook.Pace.IsOrdered, recording.Origin.Depth + 1, bytes);
            recording.Owed.Add(owed); // before the write: a rollback gives its place in the lane back
            DeliveryWriter.Owe(recording.Transaction, owed, recording.Now);
        }
    }

    // One that must wait for its turn is claimed when it comes: only the database knows every earlier one.
    private Guid? Owner(LiveWebhook webhook, DeliveryStatus status) =>
        status == DeliveryStatus.Pending && !webhook.Pace.IsOrdered && dispatcher.TryReserve(webhook.Id) ? dispatcher.Node : null;

    private PayloadSource Source(WorkspaceRules rules) => new(rules.WorkspaceId, rules.WorkspaceName, rules.Slug, address.Origin);
}
