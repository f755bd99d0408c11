using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>What every arm works with: the rig, and how to start a subject.</summary>
internal sealed class Bench(Rig rig, string portalProgram, string dataFolder)
{
    public Rig Rig => rig;

    public string DataFolder => dataFolder;

    public Task<RelaySubject> StartRelayAsync(CancellationToken cancellationToken) =>
        RelaySubject.StartAsync(RelayFault.None, rig.Hook("one"), cancellationToken);

    public Task<NaiveSubject> StartNaiveAsync(CancellationToken cancellationToken) => NaiveSubject.StartAsync(dataFolder, rig.Hook("one"), cancellationToken);

    /// <summary>A fresh portal with these webhooks, each created through the public API.</summary>
    public Task<PortalSubject> StartPortalAsync(IEnumerable<WebhookPlan> webhooks, CancellationToken cancellationToken) =>
        PortalSubject.StartAsync(portalProgram, PortalSettings.Fresh(dataFolder), webhooks, cancellationToken);

    /// <summary>The same, keeping its log for longer than any scenario looks back.</summary>
    public Task<PortalSubject> StartPortalThatKeepsAsync(CancellationToken cancellationToken) => PortalSubject.StartAsync(
        portalProgram,
        PortalSettings.Fresh(dataFolder) with { Retention = TimeSpan.FromDays(3650) },
        [WebhookPlan.EveryMessage("one", rig.Hook("one"))],
        cancellationToken);

    /// <summary>A fresh portal with the one webhook that most scenarios need: every message, to the hook "one".</summary>
    public Task<PortalSubject> StartPortalAsync(CancellationToken cancellationToken) =>
        StartPortalAsync([WebhookPlan.EveryMessage("one", rig.Hook("one"))], cancellationToken);
}
