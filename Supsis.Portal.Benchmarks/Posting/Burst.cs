using System.Diagnostics;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>As fast as the answers come: every client posts its next event when the last one is answered.</summary>
internal static class Burst
{
    public static async Task<PostedEvent[]> PostAsync(EventPoster poster, LoadPlan plan, CancellationToken cancellationToken)
    {
        var posts = new PostedEvent[plan.Count];
        var last = -1;
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(_ => Task.Run(ClientAsync, cancellationToken)));
        return posts;

        async Task ClientAsync()
        {
            for (var number = Interlocked.Increment(ref last); number < plan.Count; number = Interlocked.Increment(ref last))
            {
                posts[number] = await poster.PostAsync(number, Stopwatch.GetTimestamp(), cancellationToken);
            }
        }
    }
}
