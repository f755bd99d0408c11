namespace Supsis.Portal.Webhooks;

/// <summary>In which order and how often a webhook is sent to, where somebody asked for more than "as soon as possible".</summary>
/// <param name="IsOrdered">A conversation's deliveries go out one after the other, in the order of its events; one that fails holds back its own conversation only.</param>
/// <param name="MaxPerMinute">Requests a minute, spread evenly; null for as many as the receiver takes.</param>
public sealed record SendingPace(bool IsOrdered, int? MaxPerMinute)
{
    public const int MostPerMinute = 6_000;

    public static readonly SendingPace Free = new(false, null);
}
