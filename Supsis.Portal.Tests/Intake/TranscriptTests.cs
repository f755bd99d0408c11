using System.Globalization;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Intake;

/// <summary>The bounds of a transcript: how many, how long, and that nothing is cut in silence.</summary>
public sealed class TranscriptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly TranscriptSetting Full = new(TranscriptKind.Full, null);

    private readonly Transcript _transcript = new();

    [Fact]
    public void Last_is_the_newest_and_lacks_nothing_that_was_asked_for()
    {
        Say(30);

        Assert.Equal(("m-28 m-29 m-30", false), Ask(new(TranscriptKind.Last, 3)));
        Assert.Equal((30, false), Count(new(TranscriptKind.Last, 50)));
    }

    [Fact]
    public void Of_more_than_five_hundred_messages_the_oldest_go_and_that_is_said()
    {
        Say(Transcript.MostMessages);
        Assert.Equal((500, false), Count(Full));

        Say(1, from: 501);

        Assert.Equal((500, true), Count(Full));
        Assert.StartsWith("m-2 ", Ask(Full).Ids, StringComparison.Ordinal);
        Assert.Equal((50, false), Count(new(TranscriptKind.Last, 50)));
    }

    [Fact]
    public void It_never_takes_more_than_its_bytes()
    {
        Say(40, text: new string('ş', 4_000));

        Assert.InRange(_transcript.Bytes, 100 * 1024, Transcript.MostBytes);
        Assert.True(Ask(Full).IsTruncated);
        Assert.True(Ask(new(TranscriptKind.Last, 40)).IsTruncated);
        Assert.Equal((10, false), Count(new(TranscriptKind.Last, 10)));
    }

    [Fact]
    public void A_very_long_message_is_shortened_and_that_is_said()
    {
        _transcript.Hear("message.created", Said("m-1", new string('a', TranscriptLine.LongestText - 1) + "😀 and more"), Now);

        var part = _transcript.For(Full);
        var text = JsonElement.Parse(part.Json)[0].GetProperty("text").GetString()!;
        Assert.True(part.IsTruncated);
        Assert.Equal(TranscriptLine.LongestText, text.Length);
        Assert.EndsWith("a…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_and_deletions_are_followed_and_those_of_unknown_messages_ignored()
    {
        Say(3);
        _transcript.Hear("message.updated", new Message("m-2", null, "düzeltildi", null, []), Now.AddHours(1));
        _transcript.Hear("message.deleted", new Message("m-1", null, null, null, []), Now);
        _transcript.Hear("message.updated", new Message("m-9", null, "kim?", null, []), Now);
        _transcript.Hear("message.deleted", new Message("m-9", null, null, null, []), Now);

        var changed = JsonElement.Parse(_transcript.For(Full).Json)[0];
        Assert.Equal(("m-2 m-3", false), Ask(Full));
        Assert.Equal("düzeltildi", changed.GetProperty("text").GetString());
        Assert.Equal("visitor", changed.GetProperty("author").GetProperty("kind").GetString());
        Assert.Equal("2026-11-22T10:00:00.000Z", changed.GetProperty("sent_at").GetString());
    }

    private static Message Said(string id, string text) => new(id, new Author(AuthorKind.Visitor, "v-1", "Ayşe"), text, null, []);

    private void Say(int count, int from = 1, string text = "merhaba")
    {
        for (var i = from; i < from + count; i++)
        {
            _transcript.Hear("message.created", Said(string.Create(CultureInfo.InvariantCulture, $"m-{i}"), text), Now);
        }
    }

    private (string Ids, bool IsTruncated) Ask(TranscriptSetting setting)
    {
        var part = _transcript.For(setting);
        return (string.Join(' ', JsonElement.Parse(part.Json).EnumerateArray().Select(message => message.GetProperty("id").GetString())), part.IsTruncated);
    }

    private (int Count, bool IsTruncated) Count(TranscriptSetting setting)
    {
        var part = _transcript.For(setting);
        return (JsonElement.Parse(part.Json).GetArrayLength(), part.IsTruncated);
    }
}
