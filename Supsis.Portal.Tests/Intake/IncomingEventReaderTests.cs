using System.Text;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class IncomingEventReaderTests
{
    [Fact]
    public void The_event_of_the_contract_is_read_whole()
    {
        var read = Accepted(IntakeSamples.Whole);

        Assert.Equal("p-1007", read.Id);
        Assert.Same(EventCatalog.MessageCreated, read.Type);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 7, 15, 30, 123, TimeSpan.Zero), read.OccurredAt);
        Assert.Equal(TimeSpan.Zero, read.OccurredAt!.Value.Offset);
        Assert.Equal("c-42", read.Conversation.Id);
        Assert.Equal(Patch<Channel>.Of(new("web", "site-1", "Web sitesi")), read.Conversation.Channel);
        Assert.Equal(Patch<NamedReference>.Of(new("d-1", "Destek")), read.Conversation.Department);
        Assert.Equal(Patch<NamedReference>.Of(new("a-7", "Mert")), read.Conversation.Agent);
        Assert.Equal(Patch<WebPage>.Of(new("https://supsis.example/sepet", "Sepet", null)), read.Conversation.Page);
        Assert.Equal(["vip"], read.Conversation.Tags.Value!);
        Assert.Equal(ConversationStatus.Open, read.Conversation.Status);
        Assert.Equal("Ayşe", read.Visitor!.Name.Value);
        Assert.Equal("TR", read.Visitor.Country.Value);
        Assert.Equal(new Author(AuthorKind.Visitor, "v-9", "Ayşe"), read.Message!.Author);
        Assert.Equal("İADE istiyorum", read.Message.Text);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 15, 30, TimeSpan.Zero), read.Message.SentAt);
        Assert.Equal([new Attachment("fatura.pdf", "https://supsis.example/f.pdf", 12345, "application/pdf")], read.Message.Attachments);
        Assert.Null(read.Ticket);
        Assert.Null(read.Rating);
    }

    [Fact]
    public void Body_and_data_are_kept_as_sent()
    {
        var read = Accepted($"  {IntakeSamples.Whole}\n");

        Assert.Equal(IntakeSamples.Whole, Encoding.UTF8.GetString(read.Body.Span));
        Assert.Equal("""{ "order": [1, 2.50] }""", Encoding.UTF8.GetString(read.Data.Span));
        Assert.Equal(32, read.Hash.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    public void Data_that_says_nothing_is_empty(string? data) => Assert.True(Accepted(IntakeSamples.With("data", data)).Data.IsEmpty);

    [Fact]
    public void What_is_absent_keeps_and_null_clears()
    {
        var absent = Accepted(IntakeSamples.Ended);
        var cleared = Accepted("""
            {"id":"1","type":"conversation.ended","occurred_at":null,"conversation":{"id":"c","channel":null,"tags":null,"page":null,"status":null,"custom_attributes":null},
             "visitor":{"name":null,"id":null,"custom_attributes":null}}
            """);

        Assert.Null(absent.OccurredAt);
        Assert.Null(absent.Visitor);
        Assert.False(absent.Conversation.Channel.IsPresent);
        Assert.False(absent.Conversation.Tags.IsPresent);
        Assert.False(absent.Conversation.CustomAttributes.IsPresent);
        Assert.Null(absent.Conversation.Status);
        Assert.Equal(Patch<Channel>.Of(null), cleared.Conversation.Channel);
        Assert.Equal(Patch<IReadOnlyList<string>>.Of(null), cleared.Conversation.Tags);
        Assert.Equal(Patch<IReadOnlyDictionary<string, JsonElement>>.Of(null), cleared.Conversation.CustomAttributes);
        Assert.Null(cleared.Conversation.Status);
        Assert.Equal(Patch<string>.Of(null), cleared.Visitor!.Name);
        Assert.Equal(Patch<string>.Of(null), cleared.Visitor.Id);
        Assert.False(cleared.Visitor.Email.IsPresent);
    }

    [Fact]
    public void Custom_attributes_keep_any_json_and_outlive_the_request()
    {
        var attributes = Accepted(IntakeSamples.Whole).Conversation.CustomAttributes.Value!;

        Assert.Equal("gold", attributes["plan"].GetString());
        Assert.Equal(3, attributes["seats"].GetInt32());
        Assert.Equal(JsonValueKind.Null, attributes["old"].ValueKind);
    }

    [Fact]
    public void A_tag_sent_twice_counts_once() =>
        Assert.Equal(["a", "b"], Accepted(IntakeSamples.With("conversation.tags", """["a","b","a"]""")).Conversation.Tags.Value!);

    [Theory]
    [InlineData("2026-11-22T10:15:30Z")]
    [InlineData("2026-11-22T13:15:30+03:00")]
    [InlineData("2026-11-22T13:15:30.0000000+03:00")]
    [InlineData("2026-11-22T13:15:30\\u002B03:00")]
    [InlineData("2026-11-22T00:15:30-10:00")]
    public void An_instant_with_an_offset_is_read_as_utc(string sent) =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 22, 10, 15, 30, TimeSpan.Zero), Accepted(IntakeSamples.With("occurred_at", $"\"{sent}\"")).OccurredAt);

    [Fact]
    public void Every_type_of_the_catalogue_that_a_producer_may_send_is_taken()
    {
        foreach (var type in EventCatalog.All.Where(type => type.Origin != EventOrigin.Portal))
        {
            Accepted($$"""
                {"id":"1","type":"{{type}}","conversation":{"id":"c"},"message":{"id":"m","author":{"kind":"bot"},"text":"x"},"ticket":{"id":"t","number":"7"},"rating":{"score":4.5,"max":5} }
                """);
        }
    }

    [Theory]
    [InlineData("""{"id":"m","text":"x"}""")]
    [InlineData("""{"id":"m"}""")]
    public void A_deleted_message_needs_its_id_alone(string message) =>
        Assert.Null(Accepted($$"""{"id":"1","type":"message.deleted","conversation":{"id":"c"},"message":{{message}} }""").Message!.Author);

    [Fact]
    public void A_new_message_may_be_an_attachment_alone()
    {
        var read = Accepted(IntakeSamples.With("message.text", "\"\""));

        Assert.Equal("", read.Message!.Text);
        Assert.Single(read.Message.Attachments);
    }

    [Fact]
    public void The_longest_message_is_taken_in_any_script()
    {
        var text = new string('₺', IntakeLimits.MessageText);

        Assert.Equal(text, Accepted($$"""{"id":"1","type":"message.created","conversation":{"id":"c"},"message":{"id":"m","author":{"kind":"agent"},"text":"{{text}}"} }""").Message!.Text);
    }

    [Fact]
    public void The_hash_is_of_the_event_as_sent_before_defaults()
    {
        var explicitNull = Accepted("""{"id":"e-1","type":"conversation.ended","occurred_at":null,"conversation":{"id":"c-1"}}""");
        var reordered = Accepted("""{ "conversation": {"id":"c-1"}, "type":"conversation.ended", "\u0069d":"e-1" }""");

        Assert.NotEqual(Accepted(IntakeSamples.Ended).Hash, explicitNull.Hash);
        Assert.Equal(Accepted(IntakeSamples.Ended).Hash, reordered.Hash);
    }

    private static IncomingEvent Accepted(string json)
    {
        var item = IntakeSamples.ReadOne(json);
        Assert.Empty(item.Errors);
        return item.Event!;
    }
}
