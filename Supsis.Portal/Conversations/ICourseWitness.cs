namespace Supsis.Portal.Conversations;

/// <summary>Whoever wants to know what an event means for its conversation, step by step, while the conversation stands as it does at that step.</summary>
internal interface ICourseWitness
{
    /// <summary>Something follows from the event.</summary>
    void Derived(ConversationState conversation, EventType type, DateTimeOffset at);

    /// <summary>The event itself.</summary>
    /// <param name="changes">What it changed in the conversation.</param>
    /// <param name="isNews">False for a repeated opening, end, reopening or abandonment: it is kept and fires nothing.</param>
    void Told(ConversationState conversation, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool isNews);
}
