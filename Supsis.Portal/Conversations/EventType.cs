namespace Supsis.Portal.Conversations;

/// <summary>One kind of thing that can happen in a conversation, as named in the API and in a webhook's body.</summary>
/// <param name="Key">The name, <c>noun.verb</c> as Standard Webhooks recommends.</param>
/// <param name="Group">The heading under which the portal lists it.</param>
/// <param name="Origin">Who may say that it happened.</param>
/// <param name="Part">What an event of this type must carry beside its conversation.</param>
public sealed record EventType(string Key, EventGroup Group, EventOrigin Origin, EventPart Part = EventPart.None)
{
    public override string ToString() => Key;
}
