using System.Diagnostics;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>Posts by the clock, whether or not the last answer has come: a slow subject cannot slow its own load down.</summary>
internal static class FixedSchedule
{
    private static readonly TimeSpan SleepIsLateBy = TimeSpan.FromMilliseconds(1.2);

    public static async Task<PostedEvent[]> PostAsync(EventPoster poster, LoadPlan plan, CancellationToken cancellationToken)
    {
        var ticksBetween = Stopwatch.Frequency / plan.PerSecond!.Value;
        var posts = new Task<PostedEvent>[plan.Count];
        await Task.Factory.StartNew(Pace, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return await Task.WhenAll(posts);

        void Pace()
        {
            var startAt = Stopwatch.GetTimestamp() + (long)ticksBetween;
            for (var number = 0; number < posts.Length; number++)
            {
                var dueAt = startAt + (long)(number * ticksBetween);
                WaitUntil(dueAt);
                posts[number] = poster.PostAsync(number, dueAt, cancellationToken);
            }
        }
    }

    // Sleeping alone is up to a millisecond late, as much as the whole way through the relay takes; the rest is spun, politely.
    private static void WaitUntil(long dueAt)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), dueAt) > SleepIsLateBy)
        {
            Thread.Sleep(1);
        }

        while (Stopwatch.GetTimestamp() < dueAt)
        {
            Thread.Yield();
        }
    }
}
