using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>What an event says of conversation and visitor updates what is known: absent keeps, null clears, tags replace, attributes merge.</summary>
public sealed class PartialUpsertTests(LivePortalFixture fixture) : IClassFixture<LivePortalFixture>
{
    private const string Everything = """
        { "conversation": { "channel": { "type": "web", "id": "site-1", "name": "Web sitesi" }, "department": { "id": "d-1", "name": "Destek" }, "agent": { "id": "a-7", "name": "Mert" },
            "bot": { "id": "b-1", "name": "Botumuz" }, "page": { "url": "https://example.com", "title": "Ana sayfa" }, "tags": ["vip", "yeni"], "custom_attributes": { "plan": "gold", "level": 3 } },
          "visitor": { "name": "Ayşe", "email": "ayse@example.com", "phone": "+90 212 000 00 00", "locale": "tr", "country": "TR", "custom_attributes": { "score": 1 } } }
        """;

    private readonly string _conversation = LivePortalFixture.NewConversation();

    [Fact]
    public async Task What_is_absent_stays()
    {
        var before = await SayAsync(Everything);
        var after = await SayAsync("{}");

        foreach (var field in (string[])["channel", "department", "agent", "bot", "page", "tags", "custom_attributes"])
        {
            Assert.Equal(Text(before, "conversation", field), Text(after, "conversation", field));
        }

        Assert.Equal(Text(before, "visitor"), Text(after, "visitor"));
        Assert.Equal("[]", Text(after, "changes"));
    }

    [Fact]
    public async Task A_null_clears()
    {
        await SayAsync(Everything);
        var after = await SayAsync("""
            { "conversation": { "channel": null, "department": null, "agent": null, "bot": null, "page": null, "tags": null, "custom_attributes": null },
              "visitor": { "name": null, "email": null, "phone": null, "locale": null, "country": null, "custom_attributes": null } }
            """);

        Assert.Equal(["null", "null", "null", "null"], ((string[])["channel", "department", "agent", "bot"]).Select(field => Text(after, "conversation", field)));
        Assert.Equal("""{"url":null,"title":null,"referrer":null}""", Text(after, "conversation", "page"));
        Assert.Equal(("[]", "{}"), (Text(after, "conversation", "tags"), Text(after, "conversation", "custom_attributes")));
        Assert.Equal("""{"id":null,"name":null,"email":null,"phone":null,"locale":null,"country":null,"custom_attributes":{}}""", Text(after, "visitor"));
    }

    [Fact]
    public async Task Tags_replace_and_attributes_merge()
    {
        await SayAsync(Everything);
        var after = await SayAsync("""
            { "conversation": { "tags": ["kızgın"], "custom_attributes": { "level": null, "city": "İzmir" } }, "visitor": { "custom_attributes": { "score": 2, "seen": true } } }
            """);

        Assert.Equal("""["kızgın"]""", Text(after, "conversation", "tags"));
        Assert.Equal("""{"plan":"gold","city":"İzmir"}""", Text(after, "conversation", "custom_attributes"));
        Assert.Equal("""{"score":2,"seen":true}""", Text(after, "visitor", "custom_attributes"));
    }

    [Fact]
    public async Task A_part_that_is_named_replaces_the_whole_part()
    {
        await SayAsync(Everything);
        var after = await SayAsync("""{ "conversation": { "agent": { "id": "a-8" } } }""");

        Assert.Equal("""{"id":"a-8","name":null}""", Text(after, "conversation", "agent"));
    }

    [Fact]
    public async Task The_body_says_what_changed()
    {
        await SayAsync(Everything);
        var after = await SayAsync("""
            { "conversation": { "status": "pending", "department": { "id": "d-1", "name": "Destek" }, "agent": { "id": "a-8", "name": "Elif" }, "bot": null, "tags": ["vip", "yeni"],
                "custom_attributes": { "plan": "silver", "level": 3, "city": "Bursa" } } }
            """);

        Assert.Equal(
            """
            [{"field":"status","old":"open","new":"pending"},{"field":"agent","old":{"id":"a-7","name":"Mert"},"new":{"id":"a-8","name":"Elif"}},{"field":"bot","old":{"id":"b-1","name":"Botumuz"},"new":null},{"field":"custom_attributes.plan","old":"gold","new":"silver"},{"field":"custom_attributes.city","old":null,"new":"Bursa"}]
            """,
            Text(after, "changes"));
    }

    [Fact]
    public async Task A_removed_attribute_is_a_change_too()
    {
        await SayAsync(Everything);
        var after = await SayAsync("""{ "conversation": { "custom_attributes": { "level": null } } }""");

        Assert.Equal("""[{"field":"custom_attributes.level","old":3,"new":null}]""", Text(after, "changes"));
    }

    [Fact]
    public async Task The_rating_stays_with_the_conversation()
    {
        await fixture.Live.AcceptAsync(new GivenEvent("conversation.rated", _conversation) { More = """{ "rating": { "score": 4, "max": 5, "comment": "İyi" } }""" });
        var after = await SayAsync("{}");

        Assert.Equal("""{"score":4,"max":5,"comment":"İyi"}""", Text(after, "conversation", "rating"));
    }

    [Fact]
    public async Task Two_conversations_of_one_visitor_share_what_is_known_of_them()
    {
        var (other, who) = (LivePortalFixture.NewConversation(), LivePortalFixture.NewConversation());
        await SayAsync($$"""{ "visitor": { "id": "{{who}}", "name": "Ayşe" } }""");
        await SayAsync($$"""{ "visitor": { "id": "{{who}}", "email": "ayse@example.com" } }""", other);
        var first = await SayAsync("{}");
        await SayAsync("""{ "visitor": { "name": "Ayşe Yılmaz" } }""");
        var second = await SayAsync("{}", other);

        Assert.Equal(("Ayşe", "ayse@example.com"), (Name(first), first.GetProperty("visitor").GetProperty("email").GetString()));
        Assert.Equal("Ayşe Yılmaz", Name(second));
        Assert.Equal(1, await fixture.Live.ReadAsync(db => db.Visitors.CountAsync(v => v.ExternalId == who)));
    }

    [Fact]
    public async Task Somebody_who_was_anonymous_so_far_gets_the_id_that_a_later_event_names()
    {
        var (other, who) = (LivePortalFixture.NewConversation(), LivePortalFixture.NewConversation());
        await SayAsync("""{ "visitor": { "name": "Ayşe" } }""");
        var named = await SayAsync($$"""{ "visitor": { "id": "{{who}}" } }""");
        await fixture.Live.RestartAsync();
        var elsewhere = await SayAsync($$"""{ "visitor": { "id": "{{who}}" } }""", other);

        Assert.Equal(("Ayşe", who), (Name(named), named.GetProperty("visitor").GetProperty("id").GetString()));
        Assert.Equal("Ayşe", Name(elsewhere));
    }

    [Fact]
    public async Task What_is_known_survives_a_restart()
    {
        var before = await SayAsync(Everything);
        await fixture.Live.RestartAsync();
        var after = await SayAsync("{}");

        Assert.Equal(Text(before, "conversation", "custom_attributes"), Text(after, "conversation", "custom_attributes"));
        Assert.Equal(Text(before, "conversation", "number"), Text(after, "conversation", "number"));
        Assert.Equal(Text(before, "visitor"), Text(after, "visitor"));
        Assert.Equal("[]", Text(after, "changes"));
    }

    private static string? Name(JsonElement data) => data.GetProperty("visitor").GetProperty("name").GetString();

    private static string Text(JsonElement data, params string[] path) => path.Aggregate(data, (part, name) => part.GetProperty(name)).GetRawText();

    private async Task<JsonElement> SayAsync(string more, string? conversation = null)
    {
        await fixture.Live.AcceptAsync(new GivenEvent("conversation.assigned", conversation ?? _conversation) { More = more });
        return (await fixture.Live.BodyAsync("conversation.assigned", conversation ?? _conversation)).GetProperty("data");
    }
}
