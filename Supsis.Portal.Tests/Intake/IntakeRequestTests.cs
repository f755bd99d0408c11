using System.Text;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeRequestTests
{
    [Fact]
    public void One_object_is_one_event()
    {
        var request = IntakeSamples.Read(IntakeSamples.Ended);

        Assert.False(request.IsArray);
        Assert.Equal("e-1", Assert.Single(request.Events).Id);
    }

    [Fact]
    public void An_array_keeps_its_order_and_refuses_only_what_is_wrong()
    {
        var request = IntakeSamples.Read($$"""
            [{{IntakeSamples.Ended}}, 5, {"id":"bad","type":"nope","conversation":{"id":"c"} }, {"id":"twice","id":"x","type":"conversation.ended","conversation":{"id":"c"} },
             {"id":"nested","type":"conversation.ended","conversation":{"id":"c","custom_attributes":{"k":1,"k":1} } }, {"id":"\ud800","type":"x"}, {{IntakeSamples.Whole}}]
            """);

        Assert.True(request.IsArray);
        Assert.Null(request.Refusal);
        Assert.Equal(["e-1", "p-1007"], request.Events.Select(incoming => incoming.Id));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], request.Items.Select(item => item.Index));
        Assert.Equal(["e-1", null, "bad", "twice", "nested", null, "p-1007"], request.Items.Select(item => item.Id));
        Assert.Equal(
            ["event", "type", "id", "conversation.custom_attributes.k", "id"], request.Items.SelectMany(item => item.Errors.Keys));
        Assert.Equal(IntakeSamples.Whole, Encoding.UTF8.GetString(request.Events[1].Body.Span));
    }

    [Fact]
    public void The_same_id_twice_in_one_array_is_the_writers_business()
    {
        var request = IntakeSamples.Read($"[{IntakeSamples.Ended},{IntakeSamples.Ended}]");

        Assert.Equal(2, request.Events.Count);
        Assert.Equal(request.Events[0].Hash, request.Events[1].Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("[{}")]
    [InlineData("[{},]")]
    [InlineData("{} {}")]
    [InlineData("[] x")]
    [InlineData("{'id':1}")]
    [InlineData("{\"id\":01}")]
    [InlineData("{\"id\":\"a\nb\"}")]
    [InlineData("{\"id\":\"\\q\"}")]
    [InlineData("// c\n{}")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void A_body_that_is_no_event_and_no_array_of_events_is_400(string body)
    {
        var refusal = IntakeSamples.Read(body).Refusal;

        Assert.Equal((400, "body"), (refusal!.Status, refusal.Field));
        Assert.Contains(' ', refusal.Message);
    }

    [Fact]
    public void A_malformed_array_is_refused_whole() => Assert.Equal(400, IntakeSamples.Read($"[{IntakeSamples.Ended}, {{]").Refusal!.Status);

    [Fact]
    public void Invalid_utf_8_is_400()
    {
        byte[] body = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        byte[] surrogate = [.. "{\"id\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        Assert.Equal(400, IntakeSamples.Read(body).Refusal!.Status);
        Assert.Equal(400, IntakeSamples.Read(surrogate).Refusal!.Status);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.Single(IntakeSamples.Read("\uFEFF" + IntakeSamples.Ended).Events);

    [Fact]
    public void A_thousand_events_are_taken_and_one_more_is_400()
    {
        Assert.Equal(1_000, IntakeSamples.Read(Many(1_000)).Events.Count);
        Assert.Equal(400, IntakeSamples.Read(Many(1_001)).Refusal!.Status);
    }

    [Fact]
    public void A_single_event_over_the_limit_is_413_and_one_at_the_limit_is_taken()
    {
        Assert.NotNull(IntakeSamples.ReadOne(Sized(IntakeLimits.EventSize)).Event);
        Assert.Equal(413, IntakeSamples.Read(Sized(IntakeLimits.EventSize + 1)).Refusal!.Status);
        Assert.Null(IntakeSamples.Read(Sized(IntakeLimits.EventSize) + new string(' ', 1_000)).Refusal);
    }

    [Fact]
    public void In_an_array_an_event_over_the_limit_is_refused_alone()
    {
        var request = IntakeSamples.Read($"[{Sized(IntakeLimits.EventSize + 1)},{IntakeSamples.Ended}]");

        Assert.Equal("e-1", Assert.Single(request.Events).Id);
        Assert.Equal(("big", "event"), (request.Items[0].Id, Assert.Single(request.Items[0].Errors).Key));
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(2_000, false)]
    [InlineData(60_000, false)]
    public void An_event_nested_too_deeply_is_refused_alone(int levels, bool taken)
    {
        var nested = new StringBuilder().Insert(0, "[", levels).Append(1).Insert(levels + 1, "]", levels);
        var request = IntakeSamples.Read($$"""[{"id":"deep","type":"conversation.ended","conversation":{"id":"c"},"data":{{nested}} },{{IntakeSamples.Ended}}]""");

        Assert.Null(request.Refusal);
        Assert.Equal(taken ? 2 : 1, request.Events.Count);
        Assert.Equal("deep", request.Items[0].Id);
    }

    [Fact]
    public void A_body_of_nothing_but_brackets_is_400() => Assert.Equal(400, IntakeSamples.Read(new string('[', IntakeLimits.BodySize)).Refusal!.Status);

    [Fact]
    public void Nothing_is_kept_of_the_memory_that_was_read()
    {
        var body = Encoding.UTF8.GetBytes(IntakeSamples.Whole);
        var read = Assert.Single(IntakeSamples.Read(body).Events);
        Array.Clear(body);

        Assert.Equal(IntakeSamples.Whole, Encoding.UTF8.GetString(read.Body.Span));
        Assert.Equal("gold", read.Conversation.CustomAttributes.Value!["plan"].GetString());
    }

    [Fact]
    public void No_damage_to_a_body_throws()
    {
        var random = new Random(1);
        var sound = Encoding.UTF8.GetBytes($"[{IntakeSamples.Whole},{IntakeSamples.Ended}]");
        string[] splinters = ["\"", "\\", "\\ud800", "{", "}", "[", "]", ",", ":", "null", "1e999", "-0", "\u0000", "\"id\":1,", "\\u0000", "😀"];
        for (var i = 0; i < 5_000; i++)
        {
            var splinter = Encoding.UTF8.GetBytes(splinters[random.Next(splinters.Length)]);
            var at = random.Next(sound.Length);
            byte[] damaged = [.. sound[..at], .. splinter, .. sound[Math.Min(sound.Length, at + random.Next(4))..]];

            var request = IntakeSamples.Read(damaged);

            Assert.True(request.Refusal is { Status: 400 } || request.Items.All(item => item.Event is null == item.Errors.Count > 0));
        }
    }

    private static string Many(int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"e-{{i}}","type":"conversation.ended","conversation":{"id":"c"} }"""))}]";

    private static string Sized(int bytes)
    {
        const string Begin = """{"id":"big","type":"conversation.ended","conversation":{"id":"c"},"data":{"x":["", """;
        const string End = "\"\"]}}";
        return Begin + new string(' ', bytes - Begin.Length - End.Length) + End;
    }
}
