using Supsis.Portal.Conversations;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class ExpressionIndexTests
{
    private const int ListOfHits = 32; // an empty list, as before there were regular expressions

    private readonly ExpressionWatch _watch = new(new ManualClock()) { Patience = SlowExpression.Patience };

    [Fact]
    public void Every_pattern_of_a_rule_finds_in_the_order_of_the_text_beside_plain_keywords()
    {
        var (expressions, keyword) = (RuleOf([@"\d{3,}", "iade"]), RuleOf(["iade"], KeywordMatch.Contains));
        var findings = TriggerSet.Build([expressions, keyword]).ForMessage(Says("İade 12345 iade"));

        Assert.Equal([keyword, expressions], findings.Select(finding => finding.Rule));
        Assert.Equal([new KeywordEvidence("iade", "İade", 0, 4), new(@"\d{3,}", "12345", 5, 5), new("iade", "iade", 11, 4)], findings[1].Matches);
    }

    [Fact]
    public void A_rule_without_a_hit_or_for_other_authors_finds_nothing()
    {
        var rules = TriggerSet.Build([RuleOf(["iade"])]);

        Assert.Empty(rules.ForMessage(Says("merhaba")));
        Assert.Empty(rules.ForMessage(Says("iade", AuthorKind.Agent)));
        Assert.Single(rules.ForMessage(Says("iade")));
    }

    [Fact]
    public void A_hundred_places_are_enough() =>
        Assert.Equal(100, Assert.Single(TriggerSet.Build([RuleOf(["a", "b"])]).ForMessage(Says(string.Concat(Enumerable.Repeat("ab", 5_000))))).Matches.Count);

    [Fact]
    public void A_pattern_that_takes_too_long_costs_its_rule_the_rest_of_the_message_and_the_others_nothing()
    {
        var (slow, quick) = (RuleOf(["x$", SlowExpression.Pattern, "b"]), RuleOf(["x$"]));
        var rules = TriggerSet.Build([slow, quick], null, _watch);

        var findings = rules.ForMessage(Says(SlowExpression.NewText()));

        Assert.Equal([slow, quick], findings.Select(finding => finding.Rule));
        Assert.Equal(["x$"], findings[0].Matches.Select(match => match.Keyword));
    }

    [Fact]
    public void The_third_time_it_is_not_tried_any_more_also_after_another_save()
    {
        var slow = RuleOf(["x$", SlowExpression.Pattern]);
        var rules = TriggerSet.Build([slow], null, _watch);
        for (var i = 0; i < ExpressionWatch.MostTimeouts; i++)
        {
            Assert.Single(rules.ForMessage(Says(SlowExpression.NewText())));
        }

        Assert.Empty(rules.ForMessage(Says("x")));
        Assert.Empty(TriggerSet.Build([slow], rules, _watch).ForMessage(Says("x")));
    }

    [Fact]
    public void A_rule_set_without_regular_expressions_costs_what_it_did()
    {
        var rules = TriggerSet.Build([RuleOf(["iade"], KeywordMatch.Contains)]);
        var message = Says("merhaba, siparişim nerede");
        rules.ForMessage(message);

        var before = GC.GetAllocatedBytesForCurrentThread();
        rules.ForMessage(message);

        Assert.Equal(ListOfHits, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Rule RuleOf(IReadOnlyList<string> keywords, KeywordMatch match = KeywordMatch.Regex) => new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        new TriggerDefinition("keyword.matched") { Keywords = keywords, Match = match, Authors = [AuthorKind.Visitor], OncePerConversation = false, IgnoreDiacritics = false },
        default);

    private static Message Says(string text, AuthorKind author = AuthorKind.Visitor) => new("m-1", new(author, null, null), text, null, []);
}
