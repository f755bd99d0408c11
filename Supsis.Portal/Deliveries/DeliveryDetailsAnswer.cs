using System.Diagnostics.CodeAnalysis;

namespace Supsis.Portal.Deliveries;

/// <summary>A delivery with everything that was tried.</summary>
internal sealed record DeliveryDetailsAnswer : DeliveryAnswer
{
    [SetsRequiredMembers]
    private DeliveryDetailsAnswer(DeliveryAnswer delivery, IReadOnlyList<AttemptAnswer> attempts)
        : base(delivery) => Attempts = attempts;

    public required IReadOnlyList<AttemptAnswer> Attempts { get; init; }

    public static DeliveryDetailsAnswer Of(DeliveryDetails details) =>
        new(DeliveryAnswer.Of(details.Row), details.Attempts.Select(AttemptAnswer.Of).ToList());
}
