using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Demo;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Tests.Demo;

public sealed class DemoStageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DemoStage _stage = new(new EventProducer(
        AcceptAsync, new IdGenerator(TimeProvider.System), new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<IntakeTexts>>()));

    [Fact]
    public void The_first_moment_is_not_empty_and_nothing_is_told_from_the_future()
    {
        var first = _stage.TakeDue(Noon);

        Assert.True(Conversations(first).Count() >= 10);
        Assert.Contains("conversation.rated", first.Select(Type));
        Assert.All(first, made => Assert.InRange(At(made), Noon - TimeSpan.FromMinutes(1), Noon));
    }

    [Fact]
    public void Several_conversations_a_minute_go_on_each_in_order()
    {
        _stage.TakeDue(Noon);
        List<JsonObject> minute = [];
        for (var second = 1; second <= 60; second++)
        {
            minute.AddRange(_stage.TakeDue(Noon.AddSeconds(second)));
        }

        Assert.InRange(minute.Count(made => Type(made) == "conversation.started"), 5, 10);
        Assert.Contains("ticket.created", minute.Select(Type));
        foreach (var conversation in minute.GroupBy(Conversation))
        {
            Assert.Equal(conversation.Select(At).Order(), conversation.Select(At));
        }
    }

    [Fact]
    public void Nothing_happens_twice()
    {
        _stage.TakeDue(Noon);

        Assert.Empty(_stage.TakeDue(Noon));
    }

    [Fact]
    public void The_receiver_fails_now_and_then_and_heals_by_the_schedule_or_by_hand()
    {
        var receiver = new DemoReceiver(TimeProvider.System);
        var failures = Enumerable.Range(0, 60).Select(number => FailuresOf(receiver, $"msg_{number}")).ToList();

        Assert.Contains(1, failures);
        Assert.Contains(4, failures);
        Assert.InRange(failures.Count(failed => failed == 0), 40, 55);
    }

    private static int FailuresOf(DemoReceiver receiver, string message)
    {
        var failures = 0;
        while (receiver.StatusOf(message) != 200)
        {
            failures++;
        }

        return failures;
    }

    private static IEnumerable<string> Conversations(IEnumerable<JsonObject> events) => events.Select(Conversation).Distinct();

    private static string Conversation(JsonObject made) => (string)made["conversation"]!["id"]!;

    private static string Type(JsonObject made) => (string)made["type"]!;

    private static DateTimeOffset At(JsonObject made) => DateTimeOffset.Parse((string)made["occurred_at"]!, CultureInfo.InvariantCulture);

    private static Task<IntakeReceipt[]> AcceptAsync(Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken) =>
        Task.FromResult(new IntakeReceipt[events.Count]);
}
