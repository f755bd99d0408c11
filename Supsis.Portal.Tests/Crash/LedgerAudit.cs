namespace Supsis.Portal.Tests.Crash;

/// <summary>Compares what producers were promised, what is stored and what was received.</summary>
internal sealed class LedgerAudit(DiskView disk, LedgerReceiver receiver, IReadOnlyDictionary<string, string> accepted)
{
    /// <summary>Requests under way at a time in all, and as many outcomes that are not committed yet.</summary>
    public const int MostDuplicatesOfAKill = 2 * 64;

    private const int Webhooks = 3;

    /// <summary>Each asks for rows that must not be there.</summary>
    private static readonly (string Sql, string Breach)[] Breaches =
    [
        ("SELECT status, count(*) FROM deliveries WHERE status NOT IN ('succeeded', 'exhausted') OR owner IS NOT NULL OR completed_at IS NULL GROUP BY 1", "stuck"),
        ($"SELECT producer_id, count(d.id) FROM events e LEFT JOIN deliveries d ON d.event_id = e.id WHERE e.type = 'message.created' GROUP BY e.id HAVING count(DISTINCT d.webhook_id) <> {Webhooks} OR count(d.id) <> {Webhooks}", "an event without exactly its deliveries"),
        ("SELECT id FROM deliveries WHERE id NOT IN (SELECT delivery_id FROM payloads)", "a delivery without its body"),
        ("SELECT id, attempt_count, n, last, charged_attempts, charged FROM deliveries LEFT JOIN (SELECT delivery_id, count(*) n, max(number) last, sum(is_charged) charged FROM attempts GROUP BY 1) ON delivery_id = id WHERE n IS NOT attempt_count OR last IS NOT n OR charged IS NOT charged_attempts", "counted attempts that are not the stored ones"),
        ("SELECT c.external_id, count(*), min(e.sequence), max(e.sequence), c.last_sequence FROM conversations c JOIN events e ON e.conversation_id = c.id GROUP BY c.id HAVING count(*) <> c.last_sequence OR min(e.sequence) <> 1 OR max(e.sequence) <> c.last_sequence", "a gap in a conversation's sequence"),
        ("SELECT * FROM (SELECT sum(succeeded), sum(failed), sum(exhausted) FROM delivery_hours) EXCEPT SELECT sum(error IS NULL), sum(error IS NOT NULL AND error <> 'unknown_crash'), (SELECT count(*) FROM deliveries WHERE status = 'exhausted' AND last_error <> 'unknown_crash') FROM attempts", "figures that are not the attempts'"),
        ("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", "a broken file"),
        ("SELECT \"table\", rowid FROM pragma_foreign_key_check", "a broken reference"),
    ];

    /// <summary>Everything that is not as it must be, in words.</summary>
    public async Task<IReadOnlyList<string>> FindAsync()
    {
        var found = new List<string>(receiver.Faults);
        foreach (var (sql, breach) in Breaches)
        {
            found.AddRange((await disk.RowsAsync(sql)).Take(5).Select(row => $"{breach}: {row}"));
        }

        Compare("stored events", await disk.RowsAsync("SELECT producer_id FROM events WHERE producer_id IS NOT NULL"), "answered 202", accepted.Keys);
        Compare("succeeded", await disk.RowsAsync("SELECT id FROM deliveries WHERE status = 'succeeded'"), "answered 2xx by the receiver", receiver.Messages.Where(m => m.AcceptedIn.Count > 0).Select(m => m.DatabaseId));
        Compare("exhausted", await disk.RowsAsync("SELECT id FROM deliveries WHERE status = 'exhausted'"), "never accepted", receiver.Messages.Where(LedgerReceiver.IsNeverAccepted).Select(m => m.DatabaseId));
        foreach (var webhook in (string[])[LedgerReceiver.Steady, LedgerReceiver.Shaky, LedgerReceiver.Ordered])
        {
            Compare("accepted events", accepted.Values, "received at " + webhook, receiver.Messages.Where(m => m.Webhook == webhook).Select(m => m.Mark));
        }

        found.AddRange(receiver.Messages.Where(m => m.AcceptedIn.Distinct().Count() < m.AcceptedIn.Count).Take(5).Select(m => $"accepted twice in one life: {m.DatabaseId} in {string.Join(", ", m.AcceptedIn)}"));
        found.AddRange(DuplicatesByLife().Where(life => life.Value > MostDuplicatesOfAKill).Select(life => $"{life.Value} duplicates of life {life.Key}"));
        return found;

        void Compare(string what, IEnumerable<string> these, string other, IEnumerable<string> those)
        {
            var (left, right) = (these.ToList(), those.ToList());
            found.AddRange(left.Except(right).Take(5).Select(one => $"{what}, not {other}: {one}"));
            found.AddRange(right.Except(left).Take(5).Select(one => $"{other}, not {what}: {one}"));
            found.AddRange(left.Count != left.Distinct().Count() ? [$"{what}: some twice"] : []);
            found.AddRange(right.Count != right.Distinct().Count() ? [$"{other}: some twice"] : []);
        }
    }

    /// <summary>How many deliveries that were accepted in a life were accepted again in a later one.</summary>
    public IReadOnlyDictionary<int, int> DuplicatesByLife() => receiver.Messages
        .SelectMany(message => message.AcceptedIn.Order().SkipLast(1))
        .GroupBy(life => life)
        .ToDictionary(life => life.Key, life => life.Count());
}
