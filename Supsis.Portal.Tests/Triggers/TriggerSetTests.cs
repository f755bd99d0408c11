using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class TriggerSetTests
{
    private static readonly TriggerDefinition Keyword = new("keyword.matched")
    {
        Keywords = ["iade", "iptal"],
        Match = KeywordMatch.Contains,
        Authors = [AuthorKind.Visitor],
        OncePerConversation = false,
        IgnoreDiacritics = false,
    };

    private static readonly TriggerDefinition Silence = new("conversation.inactive") { Minutes = 5, SilentParty = SilentParty.Anyone };

    [Fact]
    public void An_event_fires_the_rules_of_its_type_only()
    {
        var (started, ended) = (RuleOf(new("conversation.started")), RuleOf(new("conversation.ended")));
        var rules = TriggerSet.Build([started, ended, RuleOf(Keyword), RuleOf(Silence)]);

        Assert.Equal([started], rules.ForEvent("conversation.started", null));
        Assert.Empty(rules.ForEvent("conversation.assigned", null));
        Assert.Empty(rules.ForEvent("keyword.matched", null)); // derived by the keywords themselves
        Assert.Empty(rules.ForEvent("conversation.inactive", null));
        Assert.Empty(TriggerSet.Empty.ForEvent("conversation.started", null));
    }

    [Theory]
    [InlineData(AuthorKind.Visitor, true)]
    [InlineData(AuthorKind.Agent, false)]
    [InlineData(AuthorKind.Bot, true)]
    [InlineData(AuthorKind.System, false)]
    [InlineData(null, true)]
    public void A_message_fires_for_the_authors_that_were_chosen(AuthorKind? author, bool fires)
    {
        var rules = TriggerSet.Build([RuleOf(new("message.created") { Authors = [AuthorKind.Visitor, AuthorKind.Bot] })]);

        Assert.Equal(fires, rules.ForEvent("message.created", author).Any());
    }

    [Fact]
    public void A_message_that_hits_several_keywords_of_a_rule_is_one_finding_with_all_of_them_in_their_order()
    {
        var rule = RuleOf(Keyword);
        var finding = Assert.Single(TriggerSet.Build([rule]).ForMessage(Says("İPTAL olmadı, iade istiyorum; İade!")));

        Assert.Equal(rule, finding.Rule);
        Assert.Equal(
            [new KeywordEvidence("iptal", "İPTAL", 0, 5), new("iade", "iade", 14, 4), new("iade", "İade", 30, 4)],
            finding.Matches);
    }

    [Fact]
    public void Every_rule_finds_for_itself()
    {
        var word = RuleOf(Keyword with { Keywords = ["iade"], Match = KeywordMatch.Word });
        var contains = RuleOf(Keyword with { Keywords = ["iade"] });
        var other = RuleOf(Keyword with { Keywords = ["kargo"] });
        var rules = TriggerSet.Build([word, contains, other]);

        Assert.Equal([contains], rules.ForMessage(Says("iadeler")).Select(finding => finding.Rule));
        Assert.Equal([word, contains], rules.ForMessage(Says("iade")).Select(finding => finding.Rule));
        Assert.Empty(rules.ForMessage(Says("merhaba")));
    }

    [Theory]
    [InlineData(AuthorKind.Visitor, true)]
    [InlineData(AuthorKind.Agent, false)]
    [InlineData(AuthorKind.System, false)]
    public void A_keyword_counts_from_the_chosen_authors_and_never_from_the_system(AuthorKind author, bool fires)
    {
        var rules = TriggerSet.Build([RuleOf(Keyword with { Authors = [AuthorKind.Visitor, AuthorKind.System] })]);

        Assert.Equal(fires, rules.ForMessage(Says("iade", author)).Count > 0);
    }

    [Fact]
    public void A_message_full_of_a_keyword_makes_no_body_many_times_its_size() =>
        Assert.Equal(100, Assert.Single(TriggerSet.Build([RuleOf(Keyword)]).ForMessage(Says(string.Concat(Enumerable.Repeat("iade ", 5_000))))).Matches.Count);

    [Fact]
    public void A_message_without_text_or_author_finds_nothing()
    {
        var rules = TriggerSet.Build([RuleOf(Keyword)]);

        Assert.Empty(rules.ForMessage(Says("")));
        Assert.Empty(rules.ForMessage(new Message("m-1", null, "iade", null, [])));
        Assert.Empty(rules.ForMessage(new Message("m-1", new(AuthorKind.Visitor, null, null), null, null, [])));
    }

    [Fact]
    public void Equal_silences_are_one_threshold()
    {
        var (one, two, agent) = (RuleOf(Silence), RuleOf(Silence), RuleOf(Silence with { SilentParty = SilentParty.Agent }));
        var rules = TriggerSet.Build([one, two, agent]);

        Assert.Equal(2, rules.Thresholds.Count());
        Assert.Equal([one, two], rules.ForSilence(new(5, WaitedFor.Anyone, false)));
        Assert.Equal([agent], rules.ForSilence(new(5, WaitedFor.Agent, false)));
        Assert.Empty(rules.ForSilence(new(6, WaitedFor.Anyone, false)));
    }

    private static Rule RuleOf(TriggerDefinition definition) => new(Guid.NewGuid(), Guid.NewGuid(), definition, DateTimeOffset.UnixEpoch);

    private static Message Says(string text, AuthorKind author = AuthorKind.Visitor) => new("m-1", new Author(author, null, null), text, null, []);
}
