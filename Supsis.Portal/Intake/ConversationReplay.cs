using System.Text.Json;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>Plays a conversation again from its stored events, through the same state machine that took them in.</summary>
/// <remarks>Only what producers sent moves it; what the portal derived is laid beside the step from which it followed.</remarks>
internal sealed class ConversationReplay(ConversationState conversation, IStringLocalizer<IntakeTexts> texts) : ICourseWitness
{
    private readonly List<(string Type, ConversationState State, bool IsNews)> _told = [];
    private ConversationState? _before;
    private IncomingEvent? _cause;
    private long _played;

    /// <summary>In the order of sequence numbers, each event once.</summary>
    public IEnumerable<ReplayStep> Play(IReadOnlyList<StoredEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var stored = events[i];
            if (!stored.IsDerived && stored.Sequence > _played)
            {
                Follow(stored);
            }
            else if (stored.IsDerived && IsBeforeItsCause(stored) && !_told.Exists(told => told.Type == stored.Type) && events.Skip(i + 1).FirstOrDefault(next => !next.IsDerived) is { } cause)
            {
                Follow(cause);
            }

            yield return StepOf(stored);
        }
    }

    public void Derived(ConversationState state, EventType type, DateTimeOffset at) => _told.Add((type.Key, state.Copy(), true));

    public void Told(ConversationState state, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool isNews) => _told.Add((incoming.Type.Key, state.Copy(), isNews));

    private static bool IsBeforeItsCause(StoredEvent stored) =>
        !stored.IsByHand && (stored.Type == EventCatalog.ConversationStarted.Key || stored.Type == EventCatalog.ConversationReopened.Key);

    // A keyword, a silence and what was fired by hand come from elsewhere: the conversation stands as it stood.
    private ReplayStep StepOf(StoredEvent stored)
    {
        var incoming = stored.IsDerived ? null : _cause;
        var index = _told.FindIndex(told => told.Type == stored.Type);
        if (index < 0)
        {
            return new(stored, incoming, _before, conversation.Copy(), true);
        }

        var told = _told[index];
        _told.RemoveRange(0, index + 1);
        return new(stored, incoming, _before, told.State, told.IsNews);
    }

    private void Follow(StoredEvent stored)
    {
        _told.Clear();
        _before = _played == 0 ? null : conversation.Copy();
        _played = stored.Sequence;
        using var json = JsonDocument.Parse(stored.Body);
        _cause = IncomingEventReader.ReadStored(json.RootElement, new FieldErrors(texts));
        if (_cause is null)
        {
            return; // it was accepted by an earlier version that knew other rules
        }

        var at = stored.OccurredAt < stored.ReceivedAt ? stored.OccurredAt : stored.ReceivedAt;
        var before = _before is null ? null : new ConversationBefore(_before.Details, _before.Status);
        if (_before is null)
        {
            conversation.StartAt(at);
        }

        conversation.Details = conversation.Details.With(_cause.Conversation, _cause.Rating);
        conversation.Visitor = _cause.Visitor is { } visitor ? Who(visitor.Id.Value).With(visitor) : conversation.Visitor;
        ConversationCourse.Follow(conversation, _cause, before, at, this);
    }

    // Another id is another person, of whom this conversation knows nothing yet; somebody without one may be given one.
    private VisitorState Who(string? externalId) => conversation.Visitor is not { } known || (externalId is not null && known.ExternalId is not null && known.ExternalId != externalId)
        ? new VisitorState(Guid.Empty, externalId)
        : known with { ExternalId = externalId ?? known.ExternalId };
}
