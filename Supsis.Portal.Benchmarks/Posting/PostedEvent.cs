namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>One post and its answer; instants are ticks of the machine's monotonic clock, status 0 is no answer.</summary>
internal readonly record struct PostedEvent(int Number, long DueAt, long SentAt, int Status)
{
    public bool IsAccepted => Status == StatusCodes.Status202Accepted;
}
