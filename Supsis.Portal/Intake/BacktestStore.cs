using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>How often a webhook that nobody has saved yet would have fired in the last seven days: the exact count, found by playing them again.</summary>
public sealed class BacktestStore : IDisposable
{
    public const int Days = 7;

    private const int Sampled = 20;
    private const int ConversationsPerRead = 200;

    private readonly PortalReader _reader;
    private readonly LiveRules _live;
    private readonly TimeProvider _clock;
    private readonly IStringLocalizer<IntakeTexts> _texts;
    private readonly SemaphoreSlim _turn = new(1);

    internal BacktestStore(PortalReader reader, LiveRules live, TimeProvider clock, IStringLocalizer<IntakeTexts> texts) =>
        (_reader, _live, _clock, _texts) = (reader, live, clock, texts);

    /// <summary>One at a time: it takes all processors for a moment, and the intake needs them too.</summary>
    public async Task<BacktestResult> RunAsync(Guid workspaceId, WebhookSettings settings, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = _clock.GetUtcNow();
            var rules = new BacktestRules(settings, _live.Of(workspaceId)?.Calendar ?? BusinessCalendar.Usual, now.AddDays(-Days));
            var firings = await FiringsAsync(workspaceId, rules, now, cancellationToken);
            var counted = rules.All.Any(rule => rule.Definition.MaxPerHour is not null) ? UnderCaps(firings) : firings;
            return new BacktestResult(Days, counted.Count, [.. counted.OrderByDescending(firing => firing.At).Take(Sampled).Select(firing => firing.Hit)]);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<List<BacktestFiring>> FiringsAsync(Guid workspaceId, BacktestRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var firings = new List<BacktestFiring>();
        await Parallel.ForEachAsync(
            Conversations(workspaceId, rules).Chunk(ConversationsPerRead),
            cancellationToken,
            (chunk, stop) =>
            {
                var found = Play(workspaceId, rules, chunk, now, stop);
                lock (firings)
                {
                    firings.AddRange(found);
                }

                return ValueTask.CompletedTask;
            });
        return firings;
    }

    private List<PastConversation> Conversations(Guid workspaceId, BacktestRules rules)
    {
        using var events = new PastEventQuery(_reader, workspaceId);
        return events.Conversations(rules.From, orOpen: rules.Silences.Count > 0);
    }

    private List<BacktestFiring> Play(Guid workspaceId, BacktestRules rules, IEnumerable<PastConversation> conversations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var events = new PastEventQuery(_reader, workspaceId);
        var firings = new List<BacktestFiring>();
        foreach (var past in conversations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var backtest = new BacktestConversation(rules, past.ExternalId, past.Number, firings);
            if (rules.NeedsMessagesOnly)
            {
                backtest.Hear(events.MessagesOf(past.Id, rules.From));
                continue;
            }

            var state = new ConversationState { Id = past.Id, WorkspaceId = workspaceId, ExternalId = past.ExternalId, Number = past.Number };
            backtest.Play(new ConversationReplay(state, _texts).Play(events.Of(past.Id)), now);
        }

        return firings;
    }

    /// <summary>In the order of time each rule may fire so often in one hour of the clock.</summary>
    private static List<BacktestFiring> UnderCaps(List<BacktestFiring> firings)
    {
        var perHour = new Dictionary<(Guid TriggerId, long Hour), int>();
        return [.. firings.OrderBy(firing => firing.At).Where(firing =>
        {
            var key = (firing.TriggerId, firing.At.UtcTicks / TimeSpan.TicksPerHour);
            var before = perHour.GetValueOrDefault(key);
            perHour[key] = before + 1;
            return firing.MaxPerHour is not { } most || before < most;
        })];
    }
}
