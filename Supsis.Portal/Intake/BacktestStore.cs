using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
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
            var counted = UnderCaps(firings);
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
        var conversations = await ConversationsAsync(workspaceId, rules, now, cancellationToken);
        var firings = new List<BacktestFiring>();
        await Parallel.ForEachAsync(
            conversations.Chunk(ConversationsPerRead),
            cancellationToken,
            async (chunk, stop) =>
            {
                var found = await PlayAsync(workspaceId, rules, chunk.ToDictionary(conversation => conversation.Id), now, stop);
                lock (firings)
                {
                    firings.AddRange(found);
                }
            });
        return firings;
    }

    /// <summary>Those in which something happened within the time, or a silence may have run into it.</summary>
    private async Task<List<PastConversation>> ConversationsAsync(Guid workspaceId, BacktestRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var oldest = DeliveryQuery.OldestIdAt(rules.From);
        var waits = rules.Silences.Count > 0;
        return await db.Conversations
            .Where(c => c.WorkspaceId == workspaceId
                && ((waits && c.Status != ConversationStatus.Ended) || db.Events.Any(e => e.ConversationId == c.Id && e.Sequence == c.LastSequence && e.Id >= oldest)))
            .Select(c => new PastConversation(c.Id, c.ExternalId, c.Number))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<BacktestFiring>> PlayAsync(
        Guid workspaceId, BacktestRules rules, Dictionary<Guid, PastConversation> conversations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var ids = conversations.Keys.ToList();
        var wanted = db.Events.Where(e => ids.Contains(e.ConversationId));
        if (rules.NeedsMessagesOnly)
        {
            var oldest = DeliveryQuery.OldestIdAt(rules.From);
            wanted = wanted.Where(e => e.Type == EventCatalog.MessageCreated.Key && e.Id >= oldest);
        }

        var firings = new List<BacktestFiring>();
        var rows = await wanted
            .OrderBy(e => e.ConversationId).ThenBy(e => e.Sequence)
            .Select(e => new { e.ConversationId, Event = new StoredEvent(e.Id, e.Sequence, e.Type, e.OccurredAt, e.ReceivedAt, e.Body, e.ProducerId == null) })
            .ToListAsync(cancellationToken);
        foreach (var group in rows.GroupBy(row => row.ConversationId, row => row.Event))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var past = conversations[group.Key];
            var backtest = new BacktestConversation(rules, past.ExternalId, past.Number, firings);
            if (rules.NeedsMessagesOnly)
            {
                Listen(backtest, group);
                continue;
            }

            var state = new ConversationState { Id = past.Id, WorkspaceId = workspaceId, ExternalId = past.ExternalId, Number = past.Number };
            backtest.Play(new ConversationReplay(state, _texts).Play([.. group]), now);
        }

        return firings;
    }

    private void Listen(BacktestConversation backtest, IEnumerable<StoredEvent> messages)
    {
        foreach (var stored in messages.Where(stored => !stored.IsDerived))
        {
            using var json = JsonDocument.Parse(stored.Body);
            if (IncomingEventReader.ReadStoredMessage(json.RootElement, new FieldErrors(_texts)) is { } message)
            {
                backtest.Hear(stored, message);
            }
        }
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
