using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Tests.Intake;

public sealed class EventProducerTests
{
    private static readonly PlayedCast Cast = new()
    {
        ChannelType = "web",
        ChannelName = "Web sitesi",
        Department = "Destek",
        Bot = "Bot",
        Agent = "Mert",
        Visitor = "Ayşe",
        Email = "ayse@example.com",
        PageUrl = "https://example.com/",
        PageTitle = "Ana sayfa",
    };

    private readonly List<IncomingEvent> _accepted = [];
    private bool _isUnavailable;

    [Fact]
    public async Task Every_turn_of_a_played_conversation_passes_the_checks_of_the_api()
    {
        var producer = Producer();
        var chat = new PlayedConversation(producer, "sim", Cast);
        JsonObject[] turns =
        [
            chat.Start(null), chat.Say(PlayedPart.Visitor, "İADE \"istiyorum\"", null), chat.Say(PlayedPart.Bot, "Bağlıyorum", null), chat.Assign(null),
            chat.HandOver(null), chat.Say(PlayedPart.Agent, "Merhaba", null), chat.OpenTicket("İade", null), chat.Rate(5, null, null), chat.End(null),
        ];

        Assert.True(await producer.SendAsync(Guid.Empty, turns, CancellationToken.None));

        Assert.Equal(
            ["conversation.started", "message.created", "message.created", "conversation.assigned", "conversation.handed_over", "message.created", "ticket.created", "conversation.rated", "conversation.ended"],
            _accepted.Select(made => made.Type.Key));
        Assert.Equal(_accepted.Count, _accepted.Select(made => made.Id).Distinct().Count());
        Assert.All(_accepted, made => Assert.StartsWith("sim-", made.Id, StringComparison.Ordinal));
        Assert.All(_accepted, made => Assert.Equal(chat.Id, made.Conversation.Id));
        Assert.Equal("İADE \"istiyorum\"", _accepted[1].Message!.Text);
        Assert.Equal([AuthorKind.Visitor, AuthorKind.Bot, AuthorKind.Agent], _accepted.Select(made => made.Message?.Author?.Kind).OfType<AuthorKind>());
    }

    [Fact]
    public async Task What_the_api_would_refuse_is_refused_here_too()
    {
        var wrong = new JsonObject { ["id"] = "x", ["type"] = "keyword.matched", ["conversation"] = new JsonObject { ["id"] = "c" } };

        await Assert.ThrowsAsync<ArgumentException>(() => Producer().SendAsync(Guid.Empty, [wrong], CancellationToken.None));

        Assert.Empty(_accepted);
    }

    [Fact]
    public async Task A_portal_that_takes_nothing_at_present_says_no()
    {
        _isUnavailable = true;
        var producer = Producer();

        Assert.False(await producer.SendAsync(Guid.Empty, [new PlayedConversation(producer, "sim", Cast).Start(null)], CancellationToken.None));
    }

    private EventProducer Producer()
    {
        var texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<IntakeTexts>>();
        return new EventProducer(AcceptAsync, new IdGenerator(TimeProvider.System), texts);
    }

    private Task<IntakeReceipt[]> AcceptAsync(Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        if (_isUnavailable)
        {
            throw new IntakeUnavailableException(TimeSpan.FromSeconds(1));
        }

        _accepted.AddRange(events);
        return Task.FromResult(new IntakeReceipt[events.Count]);
    }
}
