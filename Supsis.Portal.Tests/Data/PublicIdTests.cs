using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

public sealed class PublicIdTests
{
    [Fact]
    public void Every_id_comes_back_from_its_text() => Prop.ForAll<Guid>(id =>
        PublicId.TryParse(PublicId.Delivery, PublicId.Format(PublicId.Delivery, id), out var back) && back == id).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "evt_00000000000000000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", "evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("00000000-0000-0000-0000-00000000001f", "evt_0000000000000000000000000Z")]
    public void It_looks_as_published(string id, string text)
    {
        Assert.Equal(text, PublicId.Format(PublicId.Event, Guid.Parse(id)));
        Assert.True(PublicId.TryParse(PublicId.Event, text, out var back));
        Assert.Equal(Guid.Parse(id), back);
    }

    [Fact]
    public void Texts_sort_as_their_ids_do()
    {
        var ids = new IdGenerator(TimeProvider.System);
        var texts = Enumerable.Range(0, 1_000).Select(_ => PublicId.Format(PublicId.Event, ids.Next())).ToList();

        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void Small_letters_are_read_too()
    {
        var id = Guid.Parse("0190a5c8-7a3e-7bcd-8f01-23456789abcd");
        var text = PublicId.Format(PublicId.Webhook, id);

        Assert.True(PublicId.TryParse(PublicId.Webhook, "wh_" + text[3..].ToLowerInvariant(), out var back));
        Assert.Equal(id, back);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wh_")]
    [InlineData("wh_0000000000000000000000000")]
    [InlineData("wh_000000000000000000000000000")]
    [InlineData("wh_80000000000000000000000000")]
    [InlineData("wh_ZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("wh_0000000000000000000000000U")]
    [InlineData("wh_0000000000000000000000000I")]
    [InlineData("wh_0000000000000000000000000ı")]
    [InlineData("wh_0000000000000000000000000-")]
    [InlineData("evt_00000000000000000000000000")]
    [InlineData("xx_00000000000000000000000000")]
    [InlineData("wh-00000000000000000000000000")]
    [InlineData("WH_00000000000000000000000000")]
    [InlineData(" wh_0000000000000000000000000")]
    public void Anything_else_is_refused(string? text) => Assert.False(PublicId.TryParse(PublicId.Webhook, text, out _));
}
