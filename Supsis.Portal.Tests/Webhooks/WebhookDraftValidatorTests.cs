using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Conversations;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

/// <summary>Every rule, through the API: reader and validator together are what a program meets.</summary>
public sealed class WebhookDraftValidatorTests : IDisposable
{
    private const string Keyword = """{"type":"keyword.matched","keywords":["iade"]}""";

    private readonly PortalApplication _portal = new();
    private readonly WebhookApi _api;

    private static (string Body, string Field, string Code)[] Settings =>
    [
        ("""{"name":null}""", "name", "name_required"),
        ("""{"name":"   "}""", "name", "name_required"),
        ("""{"name":7}""", "name", "must_be_text"),
        ($$"""{"name":"{{new string('a', 201)}}"}""", "name", "name_too_long"),
        ("""{"name":"a\nb"}""", "name", "name_characters"),
        ("""{"name":"\ud800"}""", "body", "not_text"),
        ("""{"url":null}""", "url", "url_required"),
        ("""{"url":"ftp://example.com"}""", "url", "url_scheme"),
        ("""{"url":"http://example.com"}""", "url", "url_https_only"),
        ("""{"url":"https://127.0.0.1/x"}""", "url", "egress_denied"),
        ("""{"url":"https://redis/x"}""", "url", "egress_denied"),
        ("""{"url":["https://example.com"]}""", "url", "must_be_text"),
        ("""{"enabled":"yes"}""", "enabled", "must_be_flag"),
        ("""{"triggers":null}""", "triggers", "triggers_required"),
        ("""{"triggers":[]}""", "triggers", "triggers_required"),
        ("""{"triggers":{}}""", "triggers", "must_be_list"),
        ("""{"triggers":["conversation.started"]}""", "triggers[0]", "must_be_object"),
        ("""{"conditions":{"field":"tags"}}""", "conditions", "must_be_list"),
        ("""{"conditions":["vip"]}""", "conditions[0]", "must_be_object"),
        ("""{"conditions":[{"field":"tags","operator":"in","values":["vip"],"colour":1}]}""", "conditions[0].colour", "unknown"),
        ("""{"conditions":[{"field":"mood","operator":"in","values":["vip"]}]}""", "conditions[0].field", "condition_field"),
        ("""{"conditions":[{"field":"visitor.custom_attributes.","operator":"in","values":["vip"]}]}""", "conditions[0].field", "condition_field"),
        ("""{"conditions":[{"operator":"in","values":["vip"]}]}""", "conditions[0].field", "condition_field"),
        ("""{"conditions":[{"field":"tags","values":["vip"]}]}""", "conditions[0].operator", "one_of"),
        ("""{"conditions":[{"field":"tags","operator":"resembles","values":["vip"]}]}""", "conditions[0].operator", "one_of"),
        ("""{"conditions":[{"field":"tags","operator":"in","values":["vip"]},{"field":"tags","operator":"in"}]}""", "conditions[1].values", "condition_values_required"),
        ("""{"conditions":[{"field":"tags","operator":"in","values":"vip"}]}""", "conditions[0].values", "must_be_list"),
        ("""{"conditions":[{"field":"tags","operator":"in","values":[" "]}]}""", "conditions[0].values", "condition_value_length"),
        ("""{"conditions":[{"field":"tags","operator":"equals","values":["a","b"]}]}""", "conditions[0].values", "condition_one_value"),
        ("""{"conditions":[{"field":"tags","operator":"exists","values":["maybe"]}]}""", "conditions[0].values", "one_of"),
        ("""{"conditions":[{"field":"business_hours","operator":"in","values":["true"]}]}""", "conditions[0].operator", "one_of"),
        ("""{"conditions":[{"field":"business_hours","operator":"equals","values":["yes"]}]}""", "conditions[0].values", "one_of"),
        ("""{"headers":[]}""", "headers", "must_be_object"),
        ("""{"template":"{}"}""", "template", "setting_later"),
        ("""{"mask":["email"]}""", "mask", "setting_later"),
        ("""{"mask":[1]}""", "mask", "must_be_texts"),
        ("""{"max_per_minute":0}""", "max_per_minute", "max_per_minute_range"),
        ("""{"max_per_minute":6001}""", "max_per_minute", "max_per_minute_range"),
        ("""{"max_per_minute":1.5}""", "max_per_minute", "must_be_number"),
        ("""{"ordered":"yes"}""", "ordered", "must_be_flag"),
        ("""{"format":"cloudevents"}""", "format", "value_later"),
        ("""{"format":"xml"}""", "format", "value_later"),
        ("""{"transcript":"all"}""", "transcript", "one_of"),
        ("""{"transcript_messages":20}""", "transcript_messages", "transcript_messages_foreign"),
        ("""{"transcript":"full","transcript_messages":20}""", "transcript_messages", "transcript_messages_foreign"),
        ("""{"transcript":"last","transcript_messages":0}""", "transcript_messages", "transcript_messages_range"),
        ("""{"transcript":"last","transcript_messages":51}""", "transcript_messages", "transcript_messages_range"),
        ("""{"colour":"red"}""", "colour", "unknown"),
        ("""{"state":"paused"}""", "state", "unknown"),
    ];

    private static (string Body, string Field, string Code)[] Triggers =>
    [
        ("""{}""", "triggers[0].type", "type_required"),
        ("""{"type":"conversation.exploded"}""", "triggers[0].type", "type_unknown"),
        ("""{"type":"webhook.test"}""", "triggers[0].type", "type_test"),
        ("""{"type":"sla.breached"}""", "triggers[0].minutes", "minutes_required"),
        ("""{"type":"sla.breached","minutes":5,"silent_party":"agent"}""", "triggers[0].silent_party", "parameter_foreign"),
        ("""{"type":"conversation.started","cooldown_minutes":0}""", "triggers[0].cooldown_minutes", "guard_range"),
        ("""{"type":"conversation.started","cooldown_minutes":10081}""", "triggers[0].cooldown_minutes", "guard_range"),
        ("""{"type":"conversation.started","max_per_hour":0}""", "triggers[0].max_per_hour", "guard_range"),
        ("""{"type":"conversation.started","minutes":5}""", "triggers[0].minutes", "parameter_foreign"),
        ("""{"type":"conversation.started","once_per_conversation":true}""", "triggers[0].once_per_conversation", "parameter_foreign"),
        ("""{"type":"message.created","keywords":["iade"]}""", "triggers[0].keywords", "parameter_foreign"),
        ("""{"type":"conversation.ended","colour":1}""", "triggers[0].colour", "unknown"),
        ("""{"type":"conversation.ended","type":"conversation.started"}""", "triggers[0].type", "repeated"),
        ("""{"type":"keyword.matched"}""", "triggers[0].keywords", "keywords_required"),
        ("""{"type":"keyword.matched","keywords":[]}""", "triggers[0].keywords", "keywords_required"),
        ("""{"type":"keyword.matched","keywords":"iade"}""", "triggers[0].keywords", "must_be_list"),
        ("""{"type":"keyword.matched","keywords":[" "]}""", "triggers[0].keywords", "keyword_empty"),
        ("""{"type":"keyword.matched","keywords":["\u200b\u00ad"]}""", "triggers[0].keywords", "keyword_empty"),
        ("""{"type":"keyword.matched","keywords":["iade","İADE"]}""", "triggers[0].keywords", "keyword_repeated"),
        ("""{"type":"keyword.matched","keywords":["şikayet","sikayet"],"ignore_diacritics":true}""", "triggers[0].keywords", "keyword_repeated"),
        ($$"""{"type":"keyword.matched","keywords":["{{new string('a', 101)}}"]}""", "triggers[0].keywords", "keyword_too_long"),
        ("""{"type":"keyword.matched","keywords":["iade"],"match":"fuzzy"}""", "triggers[0].match", "one_of"),
        ("""{"type":"keyword.matched","keywords":["(iade"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["iade)"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["*iade"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["[z-a]"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["iade\\"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["\\p{Yok}"],"match":"regex"}""", "triggers[0].keywords", "regex_invalid"),
        ("""{"type":"keyword.matched","keywords":["iade(?= istiyorum)"],"match":"regex"}""", "triggers[0].keywords", "regex_unsupported"),
        ("""{"type":"keyword.matched","keywords":["(?<!ön)iade"],"match":"regex"}""", "triggers[0].keywords", "regex_unsupported"),
        ("""{"type":"keyword.matched","keywords":["(a)\\1"],"match":"regex"}""", "triggers[0].keywords", "regex_unsupported"),
        ("""{"type":"keyword.matched","keywords":["(?>iade)"],"match":"regex"}""", "triggers[0].keywords", "regex_unsupported"),
        ("""{"type":"keyword.matched","keywords":["((a{99}){99}){99}"],"match":"regex"}""", "triggers[0].keywords", "regex_too_large"),
        ("""{"type":"keyword.matched","keywords":["a*"],"match":"regex"}""", "triggers[0].keywords", "regex_empty_match"),
        ("""{"type":"keyword.matched","keywords":["^"],"match":"regex"}""", "triggers[0].keywords", "regex_empty_match"),
        ("""{"type":"keyword.matched","keywords":["iade|"],"match":"regex"}""", "triggers[0].keywords", "regex_empty_match"),
        ("""{"type":"keyword.matched","keywords":[" "],"match":"regex"}""", "triggers[0].keywords", "keyword_empty"),
        ("""{"type":"keyword.matched","keywords":["iade","iade"],"match":"regex"}""", "triggers[0].keywords", "regex_repeated"),
        ("""{"type":"keyword.matched","keywords":[],"match":"regex"}""", "triggers[0].keywords", "keywords_required"),
        ("""{"type":"keyword.matched","keywords":["şikayet"],"match":"regex","ignore_diacritics":true}""", "triggers[0].keywords", "regex_diacritics"),
        ($$"""{"type":"keyword.matched","keywords":["{{new string('a', 257)}}"],"match":"regex"}""", "triggers[0].keywords", "regex_too_long"),
        ("""{"type":"keyword.matched","keywords":["iade"],"match":"fuzzy"}""", "triggers[0].match", "one_of"),
        ("""{"type":"keyword.matched","keywords":["iade"],"authors":[]}""", "triggers[0].authors", "authors_required"),
        ("""{"type":"keyword.matched","keywords":["iade"],"authors":["system"]}""", "triggers[0].authors", "one_of"),
        ("""{"type":"message.created","authors":["robot"]}""", "triggers[0].authors", "one_of"),
        ("""{"type":"keyword.matched","keywords":["iade"],"ignore_diacritics":"no"}""", "triggers[0].ignore_diacritics", "must_be_flag"),
        ("""{"type":"conversation.inactive"}""", "triggers[0].minutes", "minutes_required"),
        ("""{"type":"conversation.inactive","minutes":0}""", "triggers[0].minutes", "minutes_range"),
        ("""{"type":"conversation.inactive","minutes":10081}""", "triggers[0].minutes", "minutes_range"),
        ("""{"type":"conversation.inactive","minutes":"5"}""", "triggers[0].minutes", "must_be_number"),
        ("""{"type":"conversation.inactive","minutes":99999999999}""", "triggers[0].minutes", "must_be_number"),
        ("""{"type":"conversation.inactive","minutes":5,"silent_party":"everyone"}""", "triggers[0].silent_party", "one_of"),
        ("""{"type":"conversation.inactive","minutes":5,"business_hours_only":"yes"}""", "triggers[0].business_hours_only", "must_be_flag"),
    ];

    private static IEnumerable<string> Tickable =>
        EventCatalog.All.Select(type => type.Key).Where(key => key != "webhook.test");

    public WebhookDraftValidatorTests() => _api = new WebhookApi(_portal.ApiClient());

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_bad_setting_is_named_and_nothing_is_stored()
    {
        foreach (var (setting, field, code) in Settings)
        {
            var body = WebhookApi.Minimal();
            foreach (var (name, value) in JsonNode.Parse(setting.Contains("\\ud800", StringComparison.Ordinal) ? "{}" : setting)!.AsObject().ToList())
            {
                body[name] = value?.DeepClone();
            }

            var text = setting.Contains("\\ud800", StringComparison.Ordinal) ? body.ToJsonString().Replace("\"CRM\"", "\"\\ud800\"", StringComparison.Ordinal) : body.ToJsonString();
            await AssertRefusedAsync(text, field, code);
        }

        Assert.Equal(0, (await _api.GetAsync("")).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task A_bad_trigger_is_named_and_nothing_is_stored()
    {
        foreach (var (trigger, field, code) in Triggers)
        {
            await AssertRefusedAsync($$"""{"name":"CRM","url":"https://crm.example.com/hook","triggers":[{{trigger}}]}""", field, code);
        }

        Assert.Equal(0, (await _api.GetAsync("")).GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("sipariş\\s*(no)?\\s*\\d{6,10}")]
    [InlineData("İADE|IADE")]
    [InlineData(" TR ?\\d{2} ")]
    public async Task A_good_regular_expression_is_saved_as_it_was_entered(string pattern)
    {
        var body = WebhookApi.Minimal(triggers: new JsonObject { ["type"] = "keyword.matched", ["match"] = "regex", ["keywords"] = new JsonArray(pattern) });
        var answer = await _api.SendAsync(HttpStatusCode.Created, HttpMethod.Post, WebhookApi.Root, body.ToJsonString());

        Assert.Equal(pattern, answer.GetProperty("triggers")[0].GetProperty("keywords")[0].GetString());
    }

    [Fact]
    public async Task A_webhook_has_fifty_regular_expressions_at_most()
    {
        await _api.SendAsync(HttpStatusCode.Created, HttpMethod.Post, WebhookApi.Root, WebhookApi.Minimal(triggers: [Expressions(25, "a"), Expressions(25, "b")]).ToJsonString());
        await AssertRefusedAsync(WebhookApi.Minimal(triggers: [Expressions(25, "a"), Expressions(26, "b")]).ToJsonString(), "triggers", "expressions_too_many");

        static JsonObject Expressions(int count, string letter) => new()
        {
            ["type"] = "keyword.matched",
            ["match"] = "regex",
            ["keywords"] = new JsonArray([.. Enumerable.Range(0, count).Select(number => (JsonNode)$"{letter}{number}")]),
        };
    }

    [Theory]
    [InlineData("iade)", "tr", "“iade)” geçerli bir düzenli ifade değil: fazladan bir kapatma ayracı “)” var; ayracın kendisini arıyorsanız \\) yazın (5. karakter dolaylarında).")]
    [InlineData("iade)", "en", "\"iade)\" is not a valid regular expression: there is a closing bracket \")\" too many; write \\) to look for the bracket itself (near character 5).")]
    [InlineData("\\p{Yok}", "en", "\"\\p{Yok}\" is not a valid regular expression: it is not written correctly (near character 7).")]
    public async Task A_broken_regular_expression_is_explained_in_words_for_people(string pattern, string language, string sentence)
    {
        var body = WebhookApi.Minimal(triggers: new JsonObject { ["type"] = "keyword.matched", ["match"] = "regex", ["keywords"] = new JsonArray(pattern) });
        using var answer = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, body.ToJsonString(), language: language);

        Assert.Equal(sentence, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("triggers[0].keywords")[0].GetString());
    }

    [Theory]
    [InlineData($$"""[{"type":"conversation.ended"},{{Keyword}},{"type":"conversation.ended"}]""", "triggers[2]")]
    [InlineData("""[{"type":"keyword.matched","keywords":["iade"]},{"type":"keyword.matched","keywords":[" iade "],"match":"contains","authors":["visitor","visitor"]}]""", "triggers[1]")]
    [InlineData("""[{"type":"conversation.inactive","minutes":5},{"type":"conversation.inactive","minutes":5,"silent_party":"anyone","business_hours_only":false}]""", "triggers[1]")]
    public async Task Two_equal_triggers_are_refused(string triggers, string field) =>
        await AssertRefusedAsync($$"""{"name":"CRM","url":"https://crm.example.com/hook","triggers":{{triggers}}}""", field, "trigger_repeated");

    [Fact]
    public async Task The_limits_hold_on_both_sides()
    {
        static JsonNode[] Silences(int count) => [.. Enumerable.Range(1, count).Select(minutes => new JsonObject { ["type"] = "conversation.inactive", ["minutes"] = minutes })];
        static JsonObject Keywords(int count) => new()
        {
            ["type"] = "keyword.matched",
            ["keywords"] = new JsonArray([.. Enumerable.Range(1, count).Select(index => (JsonNode)$"kelime{index}")]),
        };

        await _api.MakeAsync(WebhookApi.Minimal(triggers: Silences(50)));
        await AssertRefusedAsync(WebhookApi.Minimal(triggers: Silences(51)).ToJsonString(), "triggers", "triggers_too_many");
        await _api.MakeAsync(WebhookApi.Minimal(triggers: Keywords(100)));
        await AssertRefusedAsync(WebhookApi.Minimal(triggers: Keywords(101)).ToJsonString(), "triggers[0].keywords", "keywords_too_many");
        await _api.MakeAsync(WebhookApi.Minimal(triggers: new JsonObject { ["type"] = "conversation.inactive", ["minutes"] = 10_080 }));
        var named = WebhookApi.Minimal();
        named["name"] = new string('ş', 200);
        await _api.MakeAsync(named);
    }

    [Fact]
    public async Task Every_event_but_the_test_can_be_ticked()
    {
        var triggers = Tickable.Select(type => (JsonNode)(type switch
        {
            "keyword.matched" => JsonNode.Parse(Keyword)!,
            "conversation.inactive" or "sla.breached" => new JsonObject { ["type"] = type, ["minutes"] = 5 },
            _ => new JsonObject { ["type"] = type },
        })).ToArray();

        var made = await _api.MakeAsync(WebhookApi.Minimal(triggers: triggers));

        Assert.Equal(24, made.GetProperty("triggers").GetArrayLength());
        Assert.Equal(24, TriggerParameters.Tickable.Count);
    }

    [Fact]
    public async Task Later_settings_are_taken_in_their_default_or_empty_form()
    {
        var body = WebhookApi.Minimal(triggers: JsonNode.Parse("""{"type":"conversation.inactive","minutes":5,"business_hours_only":false,"keywords":null}""")!);
        foreach (var (name, value) in JsonNode.Parse("""{"enabled":true,"conditions":[],"headers":{},"authentication":null,"format":"standard","template":null,"transcript":"none","transcript_messages":null,"mask":[],"ordered":false,"max_per_minute":null}""")!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        await _api.MakeAsync(body);
    }

    [Theory]
    [InlineData("{", "body", "not_json")]
    [InlineData("[]", "body", "must_be_object")]
    [InlineData("", "body", "not_json")]
    [InlineData("""{"name":"a","name":"b","url":"https://crm.example.com/","triggers":[{"type":"conversation.ended"}]}""", "name", "repeated")]
    public async Task A_broken_body_is_refused(string body, string field, string code) => await AssertRefusedAsync(body, field, code);

    [Fact]
    public async Task A_body_that_is_not_json_by_its_type_is_415()
    {
        using var answer = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, "name=CRM", contentType: "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task The_text_is_turkish_for_those_who_ask_and_english_for_the_others()
    {
        using var turkish = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, "{}", language: "tr");
        using var english = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, "{}");

        Assert.Contains("Webhook’a bir ad verin.", (await turkish.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("name")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("Give the webhook a name.", (await english.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("name")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string body, string field, string code)
    {
        using var answer = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(HttpStatusCode.BadRequest == answer.StatusCode, $"{body} answered {(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        var isNamed = problem.GetProperty("codes").TryGetProperty(field, out var codes);
        Assert.True(isNamed, $"{body} is not blamed on {field}: {text}");
        Assert.Contains(code, codes.EnumerateArray().Select(item => item.GetString()));
        Assert.All(problem.GetProperty("errors").GetProperty(field).EnumerateArray(), sentence => Assert.EndsWith(".", sentence.GetString(), StringComparison.Ordinal));
    }
}
