using Supsis.Portal.Conversations;

namespace Supsis.Portal.Tests.Conversations;

/// <summary>The state machine without a database. A word of a script is an event, <c>@minute</c> when it happened, <c>:status</c> what it says of the status.</summary>
public sealed class ConversationCourseTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("visitor@1", 1)]
    [InlineData("visitor@1 visitor@2", 1)] // another question does not start the clock anew
    [InlineData("visitor@1 bot@2", 1)] // a chatbot's answer does not count
    [InlineData("visitor@1 system@2", 1)]
    [InlineData("visitor@1 agent@2", null)]
    [InlineData("visitor@1 agent@1", null)]
    [InlineData("visitor@5 agent@3", 5)] // the agent's message comes late and is older than the question
    [InlineData("agent@5 visitor@3", null)] // the question comes late and is older than its answer
    [InlineData("visitor@1 agent@2 visitor@3", 3)]
    [InlineData("visitor@1 ended@2", 1)]
    [InlineData("visitor@1 ended@2 visitor@4", 4)] // nobody was kept waiting while it was over
    [InlineData("visitor@1 agent@2 ended@3 visitor@4", 4)]
    [InlineData("visitor@1 ended@2 reopened@4", null)]
    public void A_visitor_waits_since_the_oldest_message_that_no_agent_answered(string script, int? minute) =>
        Assert.Equal(minute is { } since ? Begin.AddMinutes(since) : null, Play(script).State.VisitorWaitingSince);

    [Theory]
    [InlineData("visitor@1 agent@2 agent@3", "started created created first_response created")]
    [InlineData("agent@2", "started created first_response")]
    [InlineData("visitor@1 bot@2", "started created created")]
    [InlineData("agent@1 ended@2 visitor@3 agent@4", "started created first_response ended reopened created created")]
    [InlineData("agent@1:ended", "started created first_response ended")]
    [InlineData("visitor@1 agent@2:ended", "started created created first_response ended")]
    public void The_first_response_is_told_once(string script, string story) => Assert.Equal(story, Play(script).Story);

    [Theory]
    [InlineData("visitor@1 ended@2", true)]
    [InlineData("visitor@1 bot@2 ended@3", false)]
    [InlineData("visitor@3 bot@2 ended@4", true)] // the answer comes late and is older than the question
    [InlineData("visitor@3 agent@2 ended@4", true)]
    [InlineData("agent@3 visitor@2 ended@4", false)]
    [InlineData("bot@3 visitor@2 ended@4", false)]
    [InlineData("agent@3 visitor@2 visitor@4 visitor@1 ended@5", true)]
    public void It_is_abandoned_only_if_the_last_question_has_no_answer(string script, bool isAbandoned) =>
        Assert.Equal(isAbandoned, Play(script).Story.EndsWith(" abandoned", StringComparison.Ordinal));

    [Fact]
    public void Whatever_arrives_in_whatever_order_keeps_the_rules()
    {
        var types = EventCatalog.All.Where(type => type.Origin != EventOrigin.Portal).Select(type => type.Key).ToList();
        string[] authors = ["visitor", "agent", "bot", "system"];
        string[] statuses = ["", "", "", ":open", ":pending", ":snoozed", ":ended"];
        var chance = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var script = string.Join(' ', Enumerable.Range(0, chance.Next(1, 25)).Select(_ =>
                $"{(chance.Next(2) == 0 ? authors[chance.Next(4)] : types[chance.Next(types.Count)])}@{chance.Next(60)}{statuses[chance.Next(statuses.Length)]}"));

            var (state, told, _) = Play(script);

            Assert.True(state.IsOpen == (state.EndedAt is null), script);
            Assert.True(told.Count(e => e.Type == "conversation.first_response") == (state.FirstResponseAt is null ? 0 : 1), script);
            Assert.True(told[0] is { Type: "conversation.started", IsNews: true } && told.Count(e => e is { Type: "conversation.started", IsNews: true }) == 1, script);
            var turns = told.Where(e => e is { Type: "conversation.ended" or "conversation.reopened", IsNews: true }).Select(e => e.Type).ToList();
            Assert.True(turns.Select((type, i) => type == (i % 2 == 0 ? "conversation.ended" : "conversation.reopened")).All(isInTurn => isInTurn), $"{script}: {string.Join(' ', turns)}");
            Assert.True(state.IsOpen == (turns.Count % 2 == 0), script);
            Assert.True(state.LastActivityAt >= state.LastVisitorActivityAt && state.LastActivityAt >= state.LastAgentActivityAt && state.LastActivityAt >= state.LastBotActivityAt, script);
        }
    }

    private static (ConversationState State, List<(string Type, bool IsNews)> Told, string Story) Play(string script)
    {
        var witness = new Witness();
        ConversationState? known = null;
        foreach (var word in script.Split(' '))
        {
            var (name, rest) = (word.Split('@')[0], word.Split('@')[1].Split(':'));
            var at = Begin.AddMinutes(int.Parse(rest[0], null));
            var incoming = EventOf(name, rest.ElementAtOrDefault(1));
            var state = known ?? ConversationState.Open(Guid.Empty, Guid.Empty, "c", 1, at);
            var before = known is null ? null : new ConversationBefore(known.Details, known.Status);
            state.Details = state.Details.With(incoming.Conversation, incoming.Rating);
            ConversationCourse.Follow(state, incoming, before, at, witness);
            known = state;
        }

        return (known!, witness.Told, string.Join(' ', witness.Told.Select(told => told.Type.Split('.')[1])));
    }

    private static IncomingEvent EventOf(string name, string? status)
    {
        var author = Enum.TryParse<AuthorKind>(name, ignoreCase: true, out var kind) ? new Author(kind, null, null) : null;
        var key = author is not null ? "message.created" : name.Contains('.', StringComparison.Ordinal) ? name : $"conversation.{name}";
        return new IncomingEvent
        {
            Id = "p",
            Type = EventCatalog.All.Single(type => type.Key == key),
            Conversation = new ConversationPatch("c") { Status = status is null ? null : Enum.Parse<ConversationStatus>(status, ignoreCase: true) },
            Message = key.StartsWith("message.", StringComparison.Ordinal) ? new Message("m", author ?? new Author(AuthorKind.Visitor, null, null), "merhaba", null, []) : null,
            Body = default,
            Hash = [],
        };
    }

    private sealed class Witness : ICourseWitness
    {
        public List<(string Type, bool IsNews)> Told { get; } = [];

        public void Derived(ConversationState conversation, EventType type, DateTimeOffset at) => Told.Add((type.Key, true));

        void ICourseWitness.Told(ConversationState conversation, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool isNews) => Told.Add((incoming.Type.Key, isNews));
    }
}
