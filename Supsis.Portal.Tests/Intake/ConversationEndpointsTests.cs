using System.Net;
using System.Text.Json;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Intake;

public sealed class ConversationEndpointsTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task The_explanation_names_rule_reason_and_delivery_in_the_contract_s_words()
    {
        var webhook = await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "visitor.custom_attributes.plan", "operator": "in", "values": ["gold"] } ] }""", "message.created");
        await Live.AddWebhookAsync(Live.Receiver.Url, "Sessizlik", """{ "type": "conversation.inactive", "minutes": 5 }""", "conversation.started");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "merhaba", "c/1 ş"));

        var (status, body) = await GetAsync("c/1 ş");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("c/1 ş", false), (body.GetProperty("conversation_id").GetString(), body.GetProperty("truncated").GetBoolean()));
        var events = body.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["conversation.started", "message.created"], events.Select(e => e.GetProperty("type").GetString()));
        var started = events[0].GetProperty("rules")[0];
        Assert.StartsWith("msg_", started.GetProperty("delivery_id").GetString(), StringComparison.Ordinal);
        Assert.Equal((true, "fired"), (started.GetProperty("fired").GetBoolean(), started.GetProperty("reason").GetString()));
        var refused = events[1].GetProperty("rules")[0];
        Assert.Equal(webhook.PublicId, refused.GetProperty("webhook_id").GetString());
        Assert.Equal((false, "condition", "visitor.custom_attributes.plan"), (refused.GetProperty("fired").GetBoolean(), refused.GetProperty("reason").GetString(), refused.GetProperty("detail").GetString()));
        Assert.Equal("Koşul sağlanmadı: ziyaretçi özelliği “plan”. Bu görüşmede: belirtilmemiş. Kuralda: şunlardan biri: gold.", refused.GetProperty("sentence").GetProperty("tr").GetString());
        Assert.Equal("A condition did not hold: visitor attribute “plan”. In this conversation: not given. In the rule: one of: gold.", refused.GetProperty("sentence").GetProperty("en").GetString());
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("delivery_id").ValueKind);
        var coming = body.GetProperty("coming")[0];
        Assert.Equal(("Sessizlik", Live.Clock.GetUtcNow().AddMinutes(5)), (coming.GetProperty("webhook_name").GetString(), coming.GetProperty("due_at").GetDateTimeOffset()));
    }

    [Fact]
    public void Every_reason_and_every_field_has_its_sentence_in_both_languages()
    {
        var rule = new ExplainedRule(Guid.NewGuid(), "CRM", Guid.NewGuid(), new TriggerDefinition("message.created"), RuleReason.Fired, "5");
        Assert.All(Enum.GetValues<RuleReason>().Except([RuleReason.Condition]), reason =>
        {
            var sentence = RuleSentence.Of(rule with { Reason = reason });
            Assert.NotEqual(sentence.Tr, sentence.En);
        });
        Assert.All(ConditionField.All.Select(field => field.EndsWith('.') ? field + "a.b" : field), field =>
            Assert.DoesNotContain("_", Unmet(rule, new(field, ConditionOperator.In, ["true"]), "false").En, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ConditionOperator>(), comparison => Assert.DoesNotContain("In the rule: .", Unmet(rule, new("tags", comparison, ["vip"]), "a").En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("channel.type", ConditionOperator.In, "whatsapp, sms", "web", "kanal türü. Bu görüşmede: web. Kuralda: şunlardan biri: whatsapp, sms.")]
    [InlineData("tags", ConditionOperator.Exists, "true", "", "etiketler. Bu görüşmede: belirtilmemiş. Kuralda: dolu.")]
    [InlineData("tags", ConditionOperator.Exists, "false", "vip, iade", "etiketler. Bu görüşmede: vip, iade. Kuralda: boş.")]
    [InlineData("business_hours", ConditionOperator.Equals, "true", "false", "çalışma saatleri. Bu görüşmede: çalışma saatleri dışı. Kuralda: çalışma saatleri içi.")]
    [InlineData("visitor.custom_attributes.plan.type", ConditionOperator.NotEquals, "gold", "gold", "ziyaretçi özelliği “plan.type”. Bu görüşmede: gold. Kuralda: şundan başka: gold.")]
    public void A_condition_that_did_not_hold_says_what_was_there_and_what_is_wanted(string field, ConditionOperator comparison, string wanted, string found, string sentence)
    {
        var rule = new ExplainedRule(Guid.NewGuid(), "CRM", Guid.NewGuid(), new TriggerDefinition("message.created"), RuleReason.Condition, field);

        Assert.EndsWith(sentence, Unmet(rule, new(field, comparison, wanted.Split(", ")), found).Tr, StringComparison.OrdinalIgnoreCase);
    }

    private static RuleSentence Unmet(ExplainedRule rule, Condition condition, string found) => RuleSentence.Of(rule with
    {
        Reason = RuleReason.Condition,
        Detail = condition.Field,
        Unmet = new(condition, found.Split(", ", StringSplitOptions.RemoveEmptyEntries)),
    });

    [Fact]
    public async Task Somebody_else_s_conversation_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("c-none")).Status);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string id)
    {
        using var answer = await Live.Api.GetAsync($"/api/v1/conversations/{Uri.EscapeDataString(id)}/explanation");
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
