using System.Net;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A live portal that tries three times: at once, about 10 s and about 20 s later.</summary>
public abstract class DispatchTest : IAsyncLifetime
{
    private LivePortal? _live;

    internal LivePortal Live => _live!;

    internal RecordingReceiver Receiver => Live.Receiver;

    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync(new Dictionary<string, string?>(Settings)
    {
        ["Deliveries:RetryDelays:0"] = "00:00:10",
        ["Deliveries:RetryDelays:1"] = "00:00:20",
    });

    public async Task DisposeAsync() => await Live.DisposeAsync();

    internal Task HappensAsync(string conversation = "c-1") => Live.AcceptAsync(new GivenEvent("conversation.started", conversation));

    /// <summary>Tries until nothing is left to try, and returns the one delivery.</summary>
    internal async Task<Delivery> ExhaustAsync()
    {
        Receiver.Answer = Answers.Status(500, "boom");
        await HappensAsync();
        for (var attempt = 1; attempt < 3; attempt++)
        {
            await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == attempt);
            Live.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        var exhausted = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 3))[0];
        Receiver.Answer = Answers.Ok;
        return exhausted;
    }

    internal Task<List<DeliveryAttempt>> AttemptsAsync(Guid delivery) =>
        Live.ReadAsync(db => db.Attempts.Where(attempt => attempt.DeliveryId == delivery).OrderBy(attempt => attempt.Number).ToListAsync());

    internal async Task<HttpStatusCode> RetryAsync(Delivery delivery) =>
        (await Live.PostAsync("", $"/api/v1/deliveries/{Supsis.Portal.Data.PublicId.Format("msg", delivery.Id)}/retry")).Status;
}
