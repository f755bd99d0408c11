using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class ScreenTurnsTests : IDisposable
{
    private static readonly int AtATime = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ManualClock _clock = new();
    private readonly ScreenTurns _turns;

    public ScreenTurnsTests() => _turns = new ScreenTurns(_clock);

    public void Dispose() => _turns.Dispose();

    [Fact]
    public async Task The_next_page_redraws_after_a_rest_as_long_as_the_last_turn()
    {
        var first = await TakeAllAsync();
        var next = TakeAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(8));
        first[0].Dispose();

        _clock.Advance(TimeSpan.FromMilliseconds(7));
        Assert.False(next.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await next;
    }

    [Fact]
    public async Task A_turn_ends_once()
    {
        var first = await TakeAllAsync();
        first[0].Dispose();
        first[0].Dispose();
        await TakeAsync();

        Assert.False(TakeAsync().IsCompleted);
    }

    private async Task<List<IDisposable>> TakeAllAsync()
    {
        var turns = new List<IDisposable>();
        for (var taken = 0; taken < AtATime; taken++)
        {
            turns.Add(await TakeAsync());
        }

        return turns;
    }

    private Task<IDisposable> TakeAsync() => _turns.TakeAsync(CancellationToken.None);
}
