using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Receiving;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>What was posted against what arrived; a measurement whose ledger does not balance counts for nothing.</summary>
internal sealed record Ledger
{
    public required int Posted { get; init; }

    public required int Accepted { get; init; }

    /// <summary>Every accepted event is owed to each of the receivers.</summary>
    public required int Owed { get; init; }

    public required int Received { get; init; }

    public required int Missing { get; init; }

    public required int Duplicates { get; init; }

    /// <summary>Events of other measurements, events that were never accepted, and requests that are no signed delivery.</summary>
    public required int Foreign { get; init; }

    /// <summary>The answers other than 202 and how often they came, such as <c>, answered 503 × 12</c>; 0 is no answer at all.</summary>
    public required string Refusals { get; init; }

    public bool IsBalanced => Owed == Received + Missing && Foreign == 0;

    public bool IsWhole => IsBalanced && Accepted == Posted && Missing == 0;

    public static Ledger Of(
        string batch, IReadOnlyList<string> hooks, IReadOnlyList<PostedEvent> posts, IReadOnlyList<Receipt> receipts, ReceiptProgress counted)
    {
        var accepted = posts.Where(post => post.IsAccepted).Select(post => EventMark.Of(batch, post.Number)).ToList();
        var owed = (from mark in accepted from hook in hooks select (mark, hook)).ToHashSet();
        var received = receipts.Select(receipt => (receipt.Mark, receipt.Hook)).ToHashSet();
        return new Ledger
        {
            Posted = posts.Count,
            Accepted = accepted.Count,
            Owed = owed.Count,
            Received = counted.Events,
            Missing = owed.Count(delivery => !received.Contains(delivery)),
            Duplicates = counted.Duplicates,
            Refusals = RefusalsOf(posts),
            Foreign = received.Count(delivery => !owed.Contains(delivery)) + counted.Strangers,
        };
    }

    public override string ToString() =>
        FormattableString.Invariant($"posted {Posted}, accepted {Accepted}, owed {Owed} = received {Received} + missing {Missing}, duplicates {Duplicates}, foreign {Foreign}{Refusals}");

    private static string RefusalsOf(IReadOnlyList<PostedEvent> posts) => string.Concat(
        from post in posts
        where !post.IsAccepted
        group post by post.Status into answer
        select FormattableString.Invariant($", answered {answer.Key} × {answer.Count()}"));
}
