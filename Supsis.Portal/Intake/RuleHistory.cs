using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Which rules held when: one set for each stretch of time in which nobody saved anything.</summary>
internal sealed class RuleHistory
{
    private readonly List<(DateTimeOffset From, PastRules Rules)> _stretches = [];

    /// <param name="versions">Of all webhooks.</param>
    /// <param name="createdAt">When each webhook was made. One that is older than the first version that is known of it had those rules from the start.</param>
    public RuleHistory(IEnumerable<WebhookVersion> versions, IReadOnlyDictionary<Guid, DateTimeOffset> createdAt)
    {
        var seen = new HashSet<Guid>();
        var dated = versions.OrderBy(version => version.SavedAt).ThenBy(version => version.Version)
            .Select(version => (From: seen.Add(version.WebhookId) && createdAt.TryGetValue(version.WebhookId, out var made) && made < version.SavedAt ? made : version.SavedAt, Version: version))
            .ToList();
        var known = new Dictionary<Guid, StoredRules>();
        foreach (var moment in dated.GroupBy(version => version.From).OrderBy(moment => moment.Key))
        {
            foreach (var (_, version) in moment)
            {
                known[version.WebhookId] = StoredRules.Read(version.Rules);
            }

            _stretches.Add((moment.Key, PastRules.Of(known.Select(webhook => (webhook.Key, webhook.Value)))));
        }
    }

    /// <summary>Since when a trigger rests because its regular expressions took too long; saving it ends that and is a version.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> SuspendedAt { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    /// <summary>Those of the newest save.</summary>
    public PastRules Today => _stretches is [.., var (_, rules)] ? rules : PastRules.Of([]);

    public PastRules At(DateTimeOffset at) => _stretches.FindLast(stretch => stretch.From <= at).Rules ?? PastRules.Of([]);
}
