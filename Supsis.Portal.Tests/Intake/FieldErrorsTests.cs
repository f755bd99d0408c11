using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

public sealed class FieldErrorsTests
{
    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "id", null, "id" }, { "id", "null", "id" }, { "id", "\"\"", "id" }, { "id", "\" \"", "id" }, { "id", "7", "id" },
        { "id", Text(201), "id" }, { "id", "\"a\\u0000b\"", "id" },
        { "type", null, "type" }, { "type", "5", "type" }, { "type", "\"conversation.exploded\"", "type" }, { "type", "\"Message.Created\"", "type" },
        { "type", "\"keyword.matched\"", "type" }, { "type", "\"conversation.inactive\"", "type" }, { "type", "\"webhook.test\"", "type" },
        { "type", "\"sla.breached\"", "type" }, { "type", "\"conversation.first_response\"", "type" },
        { "type", "\"ticket.created\"", "ticket" }, { "type", "\"conversation.rated\"", "rating" },
        { "occurred_at", "\"2026-11-22T10:15:30\"", "occurred_at" }, { "occurred_at", "\"2026-11-22\"", "occurred_at" },
        { "occurred_at", "1700000000", "occurred_at" }, { "occurred_at", "\"yesterday\"", "occurred_at" }, { "occurred_at", "\"\"", "occurred_at" },
        { "occurred_at", "\"1999-12-31T23:59:59Z\"", "occurred_at" }, { "occurred_at", "\"2100-01-01T00:00:00Z\"", "occurred_at" },
        { "occurred_at", "\"2026-13-45T10:15:30Z\"", "occurred_at" }, { "occurred_at", "\"0001-01-01T00:00:00+14:00\"", "occurred_at" },
        { "conversation", null, "conversation.id" }, { "conversation", "null", "conversation.id" }, { "conversation", "\"c-1\"", "conversation" },
        { "conversation", "{}", "conversation.id" }, { "conversation.id", "42", "conversation.id" }, { "conversation.id", Text(201), "conversation.id" },
        { "conversation.channel", "\"web\"", "conversation.channel" }, { "conversation.channel.id", "\"\"", "conversation.channel.id" },
        { "conversation.channel.type", "[]", "conversation.channel.type" }, { "conversation.agent.name", Text(201), "conversation.agent.name" },
        { "conversation.bot", "[]", "conversation.bot" }, { "conversation.page.url", Text(4_097), "conversation.page.url" },
        { "conversation.status", "\"closed\"", "conversation.status" }, { "conversation.status", "1", "conversation.status" },
        { "conversation.tags", "\"vip\"", "conversation.tags" }, { "conversation.tags", "[\"a\",3]", "conversation.tags[1]" },
        { "conversation.tags", $"[{Text(101)}]", "conversation.tags[0]" }, { "conversation.tags", "[\" \"]", "conversation.tags" },
        { "conversation.tags", $"[{string.Join(',', Enumerable.Range(0, 101))}]", "conversation.tags" },
        { "conversation.custom_attributes", "[]", "conversation.custom_attributes" },
        { "conversation.custom_attributes", $"{{{Text(101)}:1}}", $"conversation.custom_attributes.{new string('x', 60)}…" },
        { "conversation.custom_attributes", $"{{\"big\":{Text(4_097)}}}", "conversation.custom_attributes.big" },
        { "conversation.custom_attributes", $"{{{string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"k{i}\":1"))}}}", "conversation.custom_attributes" },
        { "visitor", "\"Ayşe\"", "visitor" }, { "visitor.email", "false", "visitor.email" }, { "visitor.id", "\"\"", "visitor.id" },
        { "message", null, "message" }, { "message", "null", "message" }, { "message", "\"merhaba\"", "message" },
        { "message.id", null, "message.id" }, { "message.author", null, "message.author.kind" }, { "message.author", "\"visitor\"", "message.author" },
        { "message.author.kind", null, "message.author.kind" }, { "message.author.kind", "\"customer\"", "message.author.kind" },
        { "message.text", "{}", "message.text" }, { "message.text", Text(65_537), "message.text" }, { "message.sent_at", "\"10:15\"", "message.sent_at" },
        { "message.attachments", "{}", "message.attachments" }, { "message.attachments", "[null]", "message.attachments[0]" },
        { "message.attachments", """[{},{"size":-1}]""", "message.attachments[1].size" },
        { "message.attachments", """[{"size":1.5}]""", "message.attachments[0].size" },
        { "message.attachments", """[{"size":99999999999999999999}]""", "message.attachments[0].size" },
        { "ticket", "[]", "ticket" }, { "ticket", """{"number":7}""", "ticket.number" },
        { "rating", """{"score":"5"}""", "rating.score" }, { "rating", """{"score":6,"max":5}""", "rating.score" }, { "rating", "{}", "rating.score" },
        { "rating", """{"score":-1}""", "rating.score" }, { "rating", """{"score":1e300}""", "rating.score" },
        { "data", """{"a":1e400}""", "data.a" }, { "data", """{"a":"\ud800"}""", "data.a" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named_with_its_remedy(string path, string? json, string field)
    {
        var sent = path == "data" ? Raw(path, json!) : IntakeSamples.With(path, json);

        var item = IntakeSamples.ReadOne(sent);

        Assert.Null(item.Event);
        var (named, messages) = Assert.Single(item.Errors);
        Assert.Equal(field, named);
        Assert.All(messages, message => Assert.Contains(' ', message)); // a text, not the key of a missing one
    }

    [Fact]
    public void A_new_message_without_text_and_attachments_is_refused()
    {
        var item = IntakeSamples.ReadOne("""{"id":"1","type":"message.created","conversation":{"id":"c"},"message":{"id":"m","author":{"kind":"visitor"},"text":""}}""");

        Assert.Equal("message.text", Assert.Single(item.Errors).Key);
    }

    [Fact]
    public void All_wrong_fields_are_named_at_once()
    {
        var item = IntakeSamples.ReadOne("""{"type":"message.created","conversation":{"tags":5},"message":{"author":{"kind":"me"},"text":1}}""");

        Assert.Equal(
            ["conversation.id", "conversation.tags", "id", "message.author.kind", "message.id", "message.text"], item.Errors.Keys.Order());
        Assert.Null(item.Id);
    }

    [Fact]
    public void The_answer_stays_readable_however_much_is_wrong()
    {
        var item = IntakeSamples.ReadOne(IntakeSamples.With("conversation.tags", $"[{string.Join(',', Enumerable.Range(0, 100))}]"));

        Assert.Equal(IntakeLimits.NamedErrors, item.Errors.Count);
    }

    [Theory]
    [InlineData("tr", "Zorunlu")]
    [InlineData("en", "Required")]
    public void Messages_speak_the_language_of_the_request(string culture, string begin)
    {
        using var _ = new CultureScope(culture);

        Assert.StartsWith(begin, IntakeSamples.ReadOne("""{"id":"1","type":"conversation.ended"}""").Errors["conversation.id"][0], StringComparison.Ordinal);
    }

    private static string Text(int length) => $"\"{new string('x', length)}\"";

    // Not through a JSON writer, which would mend what is to be refused.
    private static string Raw(string name, string json) => $$"""{"id":"1","type":"conversation.ended","conversation":{"id":"c"},"{{name}}":{{json}} }""";
}
