using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>A retry of many as the API tells of it.</summary>
/// <param name="Status">running, done or cancelled.</param>
/// <param name="Total">How many could be retried when it was asked for.</param>
/// <param name="Failed">Those that could not any more when their turn came.</param>
internal sealed record RetryJobAnswer(string Id, string Status, int Total, int Done, int Failed)
{
    public static RetryJobAnswer Of(RetryJob job) => new(PublicId.Format(PublicId.RetryJob, job.Id), EnumWord.Of(job.Status), job.Total, job.Done, job.Failed);
}
