namespace Supsis.Portal.Tests.TestKit;

/// <summary>One live portal for all tests of a class, each of which talks about conversations of its own.</summary>
public sealed class LivePortalFixture : IAsyncLifetime
{
    private static int _last;

    private LivePortal? _live;

    internal LivePortal Live => _live ?? throw new InvalidOperationException("The portal has not started.");

    internal static string NewConversation() => $"c-{Interlocked.Increment(ref _last)}";

    public async Task InitializeAsync()
    {
        _live = await LivePortal.StartAsync(new Dictionary<string, string?> { ["Portal:PublicUrl"] = "https://portal.example.com" });
        await _live.AddWebhookAsync(
            "conversation.started", "conversation.ended", "conversation.reopened", "conversation.abandoned", "conversation.assigned", "conversation.rated", "conversation.first_response",
            "message.created", "ticket.created");
    }

    public async Task DisposeAsync() => await Live.DisposeAsync();
}
