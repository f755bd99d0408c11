using System.Diagnostics;
using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The keyword matcher alone: the portal's own source files, compiled into the benchmark.</summary>
internal sealed class MatcherScenario : IScenario
{
    private const int MessageLength = 500;
    private static readonly TimeSpan MeasureFor = TimeSpan.FromSeconds(1);

    private static readonly string Message = string.Concat(Enumerable.Repeat(
        "Merhaba, geçen hafta verdiğim siparişin kargosu hâlâ elime ulaşmadı; İade etmek istiyorum ama faturayı bulamıyorum. ", 6))[..MessageLength];

    public string Name => "matcher";

    public string Sentence => "One message of 500 characters against a word list, in one thread; the ruler is a loop of Contains, which folds nothing.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("10 keywords", (_, _, _) => Task.FromResult(Measure(Matcher(10)))),
        new("10,000 keywords", (_, _, _) => Task.FromResult(Measure(Matcher(10_000)))),
        new("10,000 in a loop", (_, _, _) => Task.FromResult(Measure(Loop(10_000)))),
    ];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Microseconds, "10,000 keywords", AtMost: 15),
        new(Metric.Microseconds, "10,000 in a loop", "10,000 keywords", AtLeast: 100),
    ];

    private static Action Matcher(int keywords)
    {
        var index = KeywordIndex.Build([.. Enumerable.Range(0, keywords).Select(number => new KeywordPattern(number, Words.Made(number), KeywordMatch.Contains, IgnoreDiacritics: false))]);
        var hits = new List<KeywordHit>();
        return () =>
        {
            hits.Clear();
            index.FindAll(Message, hits);
        };
    }

    private static Action Loop(int keywords)
    {
        string[] words = [.. Enumerable.Range(0, keywords).Select(Words.Made)];
        var found = 0;
        return () =>
        {
            foreach (var word in words)
            {
                found += Message.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        };
    }

    private static Reading Measure(Action once)
    {
        Run(once, MeasureFor);
        return new Reading(Ledger: null, new Dictionary<Metric, double> { [Metric.Microseconds] = Run(once, MeasureFor) });
    }

    private static double Run(Action once, TimeSpan time)
    {
        var rounds = 0;
        var startedAt = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(startedAt) < time)
        {
            once();
            rounds++;
        }

        return Stopwatch.GetElapsedTime(startedAt).TotalMicroseconds / rounds;
    }
}
