namespace Supsis.Portal.Conversations;

/// <summary>Who may say that something happened.</summary>
public enum EventOrigin
{
    /// <summary>A producer sends it.</summary>
    Producer,

    /// <summary>A producer may send it; the portal derives it where the producer does not.</summary>
    ProducerOrPortal,

    /// <summary>Only the portal says so; a producer that sends it is refused.</summary>
    Portal,
}
