using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class WebhookEndpointsTests : IDisposable
{
    private readonly RecordedBacklog _backlog = new();
    private readonly PortalApplication _portal;
    private readonly WebhookApi _api;

    public WebhookEndpointsTests()
    {
        _portal = new PortalApplication(services: services => services.AddSingleton<IWebhookBacklog>(_backlog));
        _api = new WebhookApi(_portal.ApiClient());
    }

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_new_webhook_answers_201_with_its_place_its_secret_and_every_default()
    {
        using var answer = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, WebhookApi.Minimal(triggers: JsonNode.Parse("""{"type":"keyword.matched","keywords":[" İade "]}""")!).ToJsonString());
        var made = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{WebhookApi.Root}/{Id(made)}", answer.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(32, Convert.FromBase64String(made.GetProperty("signing_secret").GetString()!["whsec_".Length..]).Length);
        var expected = JsonNode.Parse("""
            { "name": "CRM", "url": "https://crm.example.com/hook", "enabled": true, "state": "active", "disabled_reason": null, "health": "ok",
              "triggers": [ { "type": "keyword.matched", "keywords": ["İade"], "match": "contains", "authors": ["visitor"], "once_per_conversation": true, "ignore_diacritics": false } ],
              "conditions": [], "headers": {}, "authentication": null, "format": "standard", "template": null, "transcript": "none", "transcript_messages": null,
              "mask": [], "ordered": false, "max_per_minute": null }
            """)!.AsObject();
        Assert.All(expected, property => Assert.True(JsonNode.DeepEquals(property.Value, JsonNode.Parse(made.GetProperty(property.Key).GetRawText())), $"{property.Key}: {made}"));
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_lies_encrypted_in_the_file()
    {
        var made = await _api.MakeAsync();
        var secret = made.GetProperty("signing_secret").GetString()!;

        Assert.False((await _api.GetAsync($"/{Id(made)}")).TryGetProperty("signing_secret", out _));
        Assert.DoesNotContain(secret, (await _api.GetAsync("")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", (await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"name":"x"}""")).GetRawText(), StringComparison.Ordinal);
        var bytes = Directory.EnumerateFiles(_portal.DataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(ReadShared).ToArray();
        Assert.True(bytes.AsSpan().IndexOf("https://crm.example.com/hook"u8) >= 0, "The webhook itself must be found in the files, or this looks in the wrong place.");
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret["whsec_".Length..])));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Convert.FromBase64String(secret["whsec_".Length..])));
    }

    [Fact]
    public async Task A_list_is_newest_first_and_pages_by_cursor()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, Id(await _api.MakeAsync()));
        }

        var first = await _api.GetAsync("?limit=2");
        var second = await _api.GetAsync($"?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");
        var third = await _api.GetAsync($"?limit=2&cursor={second.GetProperty("next_cursor").GetString()}");

        Assert.Equal(ids, new[] { first, second, third }.SelectMany(page => page.GetProperty("data").EnumerateArray()).Select(Id));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next_cursor").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await _api.GetAsync("?limit=5")).GetProperty("next_cursor").ValueKind);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=ten")]
    [InlineData("?cursor=wh_1")]
    public async Task A_bad_page_is_400(string query) => await _api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Get, WebhookApi.Root + query);

    [Fact]
    public async Task Put_replaces_and_leaves_enabled_as_it_is()
    {
        var made = await _api.MakeAsync();
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, Path(made) + "/disable");

        var replaced = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, Path(made), """{"name":"Yeni","url":"https://new.example.com/","triggers":[{"type":"ticket.created"}]}""");

        Assert.Equal("Yeni", replaced.GetProperty("name").GetString());
        Assert.Equal("disabled", replaced.GetProperty("state").GetString());
        Assert.False(replaced.GetProperty("enabled").GetBoolean());
        Assert.Equal(replaced.GetRawText(), (await _api.GetAsync($"/{Id(made)}")).GetRawText());
        await _api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Put, Path(made), """{"name":"only"}""");
    }

    [Fact]
    public async Task What_was_read_can_be_put_back_as_it_is_but_its_state_cannot_be_written()
    {
        var made = await _api.MakeAsync();
        var read = JsonNode.Parse((await _api.GetAsync($"/{Id(made)}")).GetRawText())!.AsObject();

        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, Path(made), read.ToJsonString());
        read["state"] = "paused";
        var problem = await _api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Put, Path(made), read.ToJsonString());

        Assert.Equal("read_only", problem.GetProperty("codes").GetProperty("state")[0].GetString());
    }

    [Fact]
    public async Task Patch_changes_what_is_named_and_keeps_the_rest()
    {
        var made = await _api.MakeAsync(WebhookApi.Minimal(triggers: JsonNode.Parse("""{"type":"conversation.inactive","minutes":5}""")!));

        var patched = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"name":"Başka","conditions":null}""");

        Assert.Equal("Başka", patched.GetProperty("name").GetString());
        Assert.Equal("https://crm.example.com/hook", patched.GetProperty("url").GetString());
        Assert.Equal(5, patched.GetProperty("triggers")[0].GetProperty("minutes").GetInt32());
        var retriggered = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"triggers":[{"type":"conversation.ended"}]}""");
        Assert.Equal("conversation.ended", Assert.Single(retriggered.GetProperty("triggers").EnumerateArray()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"url":"https://10.0.0.1/"}""", "url")]
    [InlineData("""{"colour":1}""", "colour")]
    [InlineData("""{"name":"a","name":"b"}""", "name")]
    [InlineData("""{"triggers":[{"type":"conversation.ended","type":"conversation.ended"}]}""", "triggers[0].type")]
    [InlineData("""{"name":"\udc00"}""", "body")]
    [InlineData("""{"state":"paused"}""", "state")]
    [InlineData("7", "body")]
    public async Task A_bad_patch_names_the_field_and_changes_nothing(string patch, string field)
    {
        var made = await _api.MakeAsync();
        var before = await _api.GetAsync($"/{Id(made)}");

        var problem = await _api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Path(made), patch);

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Equal(before.GetRawText(), (await _api.GetAsync($"/{Id(made)}")).GetRawText());
    }

    [Fact]
    public async Task A_lost_race_is_412_and_changes_nothing()
    {
        var made = await _api.MakeAsync();
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"name":"Birinci"}""", "\"1\"");
        var body = WebhookApi.Minimal().ToJsonString();

        await _api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Patch, Path(made), """{"name":"İkinci"}""", "\"1\"");
        await _api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Put, Path(made), body, "\"1\"");
        await _api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Put, Path(made), body, "W/\"2\"");
        await _api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Put, Path(made), body, "nonsense");
        await _api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Delete, Path(made), ifMatch: "\"1\"");

        Assert.Equal("Birinci", (await _api.GetAsync($"/{Id(made)}")).GetProperty("name").GetString());
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, Path(made), body, "\"7\", \"2\"");
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, Path(made), body, "*");
    }

    [Fact]
    public async Task Of_many_writers_with_one_version_exactly_one_wins()
    {
        var made = await _api.MakeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _api.SendAsync(HttpMethod.Patch, Path(made), $$"""{"name":"{{i}}"}""", "\"1\"")));

        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Patches_of_different_fields_without_a_condition_all_hold()
    {
        var made = await _api.MakeAsync();

        await Task.WhenAll(
            _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"name":"Yeni ad"}"""),
            _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"url":"https://other.example.com/"}"""),
            _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"triggers":[{"type":"ticket.created"}]}"""));

        var now = await _api.GetAsync($"/{Id(made)}");
        Assert.Equal(("Yeni ad", "https://other.example.com/", "ticket.created"), (now.GetProperty("name").GetString(), now.GetProperty("url").GetString(), now.GetProperty("triggers")[0].GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_deleted_webhook_is_gone_and_stays_gone()
    {
        var made = await _api.MakeAsync();

        await _api.SendAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Path(made));

        await _api.SendAsync(HttpStatusCode.NotFound, HttpMethod.Delete, Path(made));
        await _api.SendAsync(HttpStatusCode.NotFound, HttpMethod.Get, Path(made));
        Assert.Equal(0, (await _api.GetAsync("")).GetProperty("data").GetArrayLength());
        Assert.Equal(["deleted"], _backlog.Told);
    }

    [Fact]
    public async Task Another_workspaces_webhook_is_unknown_in_every_way()
    {
        var made = await _api.MakeAsync();
        var other = new WebhookApi(_portal.ApiClient(PortalApplication.OtherApiKey));
        (HttpMethod Method, string End, string? Body)[] calls =
        [
            (HttpMethod.Get, "", null), (HttpMethod.Put, "", WebhookApi.Minimal().ToJsonString()), (HttpMethod.Patch, "", """{"name":"x"}"""), (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/test", null), (HttpMethod.Post, "/pause", null), (HttpMethod.Post, "/resume", null), (HttpMethod.Post, "/enable", null), (HttpMethod.Post, "/disable", null),
            (HttpMethod.Post, "/rotate-secret", null),
        ];

        foreach (var (method, end, body) in calls)
        {
            await other.SendAsync(HttpStatusCode.NotFound, method, Path(made) + end, body);
            await _api.SendAsync(HttpStatusCode.NotFound, method, $"{WebhookApi.Root}/wh_00000000000000000000000000{end}", body);
            await _api.SendAsync(HttpStatusCode.NotFound, method, $"{WebhookApi.Root}/nonsense{end}", body);
        }

        Assert.Equal(0, (await other.GetAsync("")).GetProperty("data").GetArrayLength());
        Assert.Equal("active", (await _api.GetAsync($"/{Id(made)}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_saved_change_is_in_force_when_it_is_answered()
    {
        var live = _portal.Services.GetRequiredService<LiveRules>();
        var made = await _api.MakeAsync();
        Assert.True(PublicId.TryParse(PublicId.Webhook, Id(made), out var id));
        Assert.Equal("https://crm.example.com/hook", live.Find(id)!.Url.AbsoluteUri);
        Assert.NotEmpty(live.Of(live.Find(id)!.WorkspaceId)!.Triggers.ForEvent("conversation.started", null));

        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"url":"https://other.example.com/","triggers":[{"type":"conversation.ended"}]}""");
        Assert.Equal("https://other.example.com/", live.Find(id)!.Url.AbsoluteUri);
        Assert.Empty(live.Of(live.Find(id)!.WorkspaceId)!.Triggers.ForEvent("conversation.started", null));

        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, Path(made) + "/disable");
        Assert.Equal(WebhookState.Disabled, live.Find(id)!.State);
        Assert.NotEmpty(live.Of(live.Find(id)!.WorkspaceId)!.Triggers.ForEvent("conversation.ended", null));

        await _api.SendAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Path(made));
        Assert.Null(live.Find(id));
    }

    [Fact]
    public async Task A_change_is_remembered_with_its_author_and_without_secrets()
    {
        var made = await _api.MakeAsync(WebhookApi.Minimal("https://crm.example.com/hook?token=gizli"));
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, Path(made), """{"name":"Yeni"}""");

        await using var db = _portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        var entries = await db.AuditEntries.Where(entry => entry.Subject == Id(made)).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(["webhook.created", "webhook.changed"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(ActorKind.ApiKey, entry.ActorKind));
        Assert.Contains("Yeni", entries[1].Details, StringComparison.Ordinal);
        Assert.All(entries, entry => Assert.DoesNotContain("gizli", entry.Details, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain("whsec_", entry.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_without_the_scope_may_not_write()
    {
        using var nobody = _portal.ApiClient(null);
        using var answer = await nobody.GetAsync(WebhookApi.Root);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static string Id(JsonElement webhook) => webhook.GetProperty("id").GetString()!;

    private static string Path(JsonElement webhook) => $"{WebhookApi.Root}/{Id(webhook)}";

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
