using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class EventTypeEndpointsTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Route = "/api/v1/event-types";

    [Fact]
    public async Task The_catalogue_tells_what_fires_in_both_languages_with_a_sample()
    {
        using var api = fixture.Portal.ApiClient();

        var list = await api.GetFromJsonAsync<JsonElement>(Route);

        var types = list.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(EventCatalog.All.Select(type => type.Key), types.Select(type => type.GetProperty("key").GetString()));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next_cursor").ValueKind);
        Assert.All(types, type =>
        {
            var sentence = type.GetProperty("sentence");
            Assert.NotEqual(sentence.GetProperty("tr").GetString(), sentence.GetProperty("en").GetString());
            Assert.Equal(type.GetProperty("key").GetString(), type.GetProperty("sample").GetProperty("type").GetString());
        });
        Assert.Equal(
            ["webhook.test"],
            types.Where(type => !type.GetProperty("tickable").GetBoolean()).Select(type => type.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task Every_sample_obeys_the_schema_of_its_type_and_of_no_other()
    {
        using var api = fixture.Portal.ApiClient();
        var list = await api.GetFromJsonAsync<JsonElement>(Route);
        var types = list.GetProperty("data").EnumerateArray().ToList();

        Assert.All(types, type =>
        {
            var schema = type.GetProperty("schema");
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.Equal(1, type.GetProperty("schema_version").GetInt32());
            Assert.All(types, other => Assert.Equal(type.GetProperty("key").GetString() == other.GetProperty("key").GetString(), SchemaCheck.Faults(schema, other.GetProperty("sample")).Count == 0));
            Assert.Empty(SchemaCheck.Faults(schema, type.GetProperty("sample")));
        });
    }

    [Fact]
    public async Task A_keyword_s_sample_shows_where_the_keyword_stands()
    {
        using var api = fixture.Portal.ApiClient();

        var type = await api.GetFromJsonAsync<JsonElement>($"{Route}/keyword.matched");

        Assert.Equal(("basics", "portal", true), (type.GetProperty("group").GetString(), type.GetProperty("origin").GetString(), type.GetProperty("tickable").GetBoolean()));
        Assert.Equal("Anahtar kelime kullanıldığında", type.GetProperty("sentence").GetProperty("tr").GetString());
        var data = type.GetProperty("sample").GetProperty("data");
        var match = data.GetProperty("trigger").GetProperty("matches")[0];
        Assert.Equal("iade", data.GetProperty("message").GetProperty("text").GetString()!.Substring(match.GetProperty("start").GetInt32(), match.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Any_key_reads_it_and_an_unknown_type_is_not_found()
    {
        using var stranger = fixture.Portal.ApiClient(key: null);
        using var api = fixture.Portal.ApiClient();

        using var refused = await stranger.GetAsync(Route);
        using var unknown = await api.GetAsync($"{Route}/conversation.exploded");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType));
    }
}
