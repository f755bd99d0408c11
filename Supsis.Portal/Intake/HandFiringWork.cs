using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>A rule that a person fires, on its way to the disk; for a test it only renders the body.</summary>
internal sealed class HandFiringWork(HandFiringOrder order, EventRecorder recorder, ConversationWriter conversations, EventFirer firer) : GroupWork
{
    private readonly TaskCompletionSource<HandFiring> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Recording? _recording;
    private HandFiring _firing = new(HandFiringOutcome.UnknownWebhook);

    public Task<HandFiring> Done => _done.Task;

    /// <summary>What a test sends.</summary>
    public byte[] Body { get; private set; } = [];

    public override void Write(GroupTransaction transaction)
    {
        _recording = recorder.Begin(transaction, order.WorkspaceId, origin: default);
        _firing = Fire(_recording);
    }

    public override void Committed()
    {
        recorder.Committed(_recording);
        _done.SetResult(_firing);
    }

    public override void RolledBack()
    {
        recorder.RolledBack(_recording);
        _recording = null;
    }

    public override void Failed(Exception exception) => _done.SetException(exception);

    private HandFiring Fire(Recording recording)
    {
        if (conversations.Find(recording.Transaction, order.WorkspaceId, order.ConversationId) is not { } conversation)
        {
            return new(HandFiringOutcome.UnknownConversation);
        }

        if (recording.Rules is not { } rules || !rules.Webhooks.TryGetValue(order.WebhookId, out var webhook))
        {
            return new(HandFiringOutcome.UnknownWebhook);
        }

        if (webhook.State == WebhookState.Disabled)
        {
            return new(HandFiringOutcome.Disabled);
        }

        if (rules.Triggers.All.Where(rule => rule.WebhookId == order.WebhookId).ElementAtOrDefault(order.Trigger) is not { } chosen)
        {
            return new(HandFiringOutcome.UnknownTrigger);
        }

        if (order.IsTest)
        {
            Body = firer.RenderByHand(recording, conversation, chosen);
            return new(HandFiringOutcome.Done);
        }

        var owed = firer.FireByHand(recording, conversation, chosen);
        recording.Save(conversation);
        return new(HandFiringOutcome.Done, owed);
    }
}
