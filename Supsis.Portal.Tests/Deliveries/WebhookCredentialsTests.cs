using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A webhook's own headers and its authentication, from the API to a real receiver and back.</summary>
public sealed class WebhookCredentialsTests : IAsyncLifetime, IDisposable
{
    private const string Value = "S3cretHeaderValue";
    private const string Password = "S3cretPassword";
    private const string Basic = $$"""{"type":"basic","username":"crm","password":"{{Password}}"}""";

    private readonly LogSink _log = new();
    private LivePortal? _live;

    private LivePortal Live => _live!;

    private WebhookApi Api => new(Live.Api);

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync(
        new Dictionary<string, string?>
        {
            ["Deliveries:RetryDelays:0"] = "00:00:10",
            ["Deliveries:RetryDelays:1"] = "00:00:20",
            ["Logging:LogLevel:Default"] = "Trace",
        },
        services => services.AddSingleton<ILoggerProvider>(_log));

    public async Task DisposeAsync() => await Live.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task The_receiver_sees_them_and_the_log_of_attempts_hides_them()
    {
        await MakeAsync($$"""{"X-Api-Key":"{{Value}}","x-team":"a b"}""", Basic);
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.UntilQuietAsync();

        var headers = Assert.Single(Live.Receiver.Requests).Headers;
        Assert.Equal((Value, "a b"), (headers["X-Api-Key"], headers["X-Team"]));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"crm:{Password}")), headers["Authorization"]);

        var kept = (await Live.ReadAsync(db => db.Attempts.SingleAsync())).RequestHeaders.Split('\n');
        Assert.Equal(
            [$"authorization: {SecretMask.Text}", $"x-api-key: {SecretMask.Text}", $"x-team: {SecretMask.Text}"],
            kept.Where(line => line.StartsWith('x') || line.StartsWith("auth", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_counts_from_the_next_attempt()
    {
        Live.Receiver.Answer = Answers.Status(500);
        var id = await MakeAsync("""{"X-Api-Key":"old"}""", """{"type":"bearer","token":"old-token"}""");
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1);

        await PatchAsync(id, """{"headers":{"X-Api-Key":"new"},"authentication":{"token":"new-token"}}""");
        Live.Clock.Advance(TimeSpan.FromSeconds(30));
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 2);
        await PatchAsync(id, """{"headers":{"X-Api-Key":null},"authentication":null}""");
        Live.Clock.Advance(TimeSpan.FromSeconds(60));
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 3);

        Assert.Equal(
            [("old", "Bearer old-token"), ("new", "Bearer new-token"), (null, null)],
            Live.Receiver.Requests.Select(request => (request.Headers.GetValueOrDefault("X-Api-Key"), request.Headers.GetValueOrDefault("Authorization"))));
    }

    [Fact]
    public async Task They_read_back_masked_and_a_mask_sent_back_keeps_what_is_stored()
    {
        var id = await MakeAsync($$"""{"X-Api-Key":"{{Value}}"}""", Basic);
        var read = await Api.GetAsync($"/{id}");
        Assert.DoesNotContain(Value, read.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, read.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(SecretMask.Text, read.GetProperty("headers").GetProperty("X-Api-Key").GetString());
        Assert.Equal("crm", read.GetProperty("authentication").GetProperty("username").GetString());
        Assert.Equal(SecretMask.Text, read.GetProperty("authentication").GetProperty("password").GetString());

        // As it was read, as a whole; then with another header beside it; then another name for the user.
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, $"{WebhookApi.Root}/{id}", read.GetRawText());
        await AssertSentAsync(id, (Value, null, $"crm:{Password}"));
        await PatchAsync(id, """{"headers":{"X-Team":"t"}}""");
        await AssertSentAsync(id, (Value, "t", $"crm:{Password}"));
        await PatchAsync(id, $$$"""{"headers":{"X-Api-Key":"{{{SecretMask.Text}}}"},"authentication":{"username":"crm-2"}}""");
        await AssertSentAsync(id, (Value, "t", $"crm-2:{Password}"));
        await PatchAsync(id, """{"name":"Yeni"}""");
        await AssertSentAsync(id, (Value, "t", $"crm-2:{Password}"));
        await PatchAsync(id, """{"headers":{"x-team":"u"}}"""); // the same header, whatever its case
        await AssertSentAsync(id, (Value, "u", $"crm-2:{Password}"));
        Assert.Equal(["X-Api-Key", "x-team"], (await Api.GetAsync($"/{id}")).GetProperty("headers").EnumerateObject().Select(header => header.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mask_for_what_is_not_stored_is_refused_and_another_kind_replaces_the_whole()
    {
        var id = await MakeAsync($$"""{"X-Api-Key":"{{Value}}"}""", Basic);

        await RefusedAsync(id, $$$"""{"headers":{"X-Other":"{{{SecretMask.Text}}}"}}""", "headers.X-Other");
        await RefusedAsync(id, $$$"""{"authentication":{"type":"bearer","token":"{{{SecretMask.Text}}}"}}""", "authentication.token");
        await RefusedAsync(id, """{"headers":{"Authorization":"2"}}""", "headers.Authorization");
        await PatchAsync(id, """{"authentication":{"type":"bearer","token":"t"}}""");

        var authentication = (await Api.GetAsync($"/{id}")).GetProperty("authentication");
        Assert.Equal([("type", "bearer"), ("token", SecretMask.Text)], authentication.EnumerateObject().Select(part => (part.Name, part.Value.GetString())));
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, $"{WebhookApi.Root}/{id}", WebhookApi.Minimal(Live.Receiver.Url.AbsoluteUri).ToJsonString());
        await AssertSentAsync(id, (null, null, null));
    }

    [Fact]
    public async Task A_copy_sends_the_same()
    {
        var id = await MakeAsync($$"""{"X-Api-Key":"{{Value}}"}""", Basic);
        Assert.True(WebhookIds.TryParse(id, out var webhookId));

        var copy = await Live.Get<WebhookStore>().DuplicateAsync(Live.WorkspaceId, webhookId, Supsis.Portal.Access.Actor.System, CancellationToken.None);

        await AssertSentAsync(copy!.Webhook.PublicId, (Value, null, $"crm:{Password}"));
    }

    [Fact]
    public async Task The_files_of_the_database_the_program_log_and_the_audit_log_hold_none_of_it()
    {
        var id = await MakeAsync($$"""{"X-Api-Key":"{{Value}}"}""", Basic);
        await PatchAsync(id, """{"name":"Yeni","headers":{"X-Team":"S3cretTeam"}}""");
        var secret = (await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/rotate-secret")).GetProperty("signing_secret").GetString()!;
        Live.Receiver.Answer = Answers.Status(500);
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1);
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/test");
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"url":"http://127.0.0.1:1/"}""");
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/test");

        var audit = await Live.ReadAsync(db => db.AuditEntries.Where(entry => entry.Subject == id).Select(entry => entry.Action + entry.Details).ToListAsync());
        Assert.Contains(audit, entry => entry.Contains("X-Team", StringComparison.Ordinal) && entry.Contains("basic", StringComparison.Ordinal));
        string[] plain = [Value, Password, "S3cretTeam", Convert.ToBase64String(Encoding.UTF8.GetBytes($"crm:{Password}")), secret["whsec_".Length..]];
        Assert.All(plain, text => Assert.All(audit, entry => Assert.DoesNotContain(text, entry, StringComparison.Ordinal)));
        Assert.NotEmpty(_log.Lines);
        Assert.All(plain, text => Assert.All(_log.Lines, line => Assert.DoesNotContain(text, line, StringComparison.Ordinal)));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Live.DatabaseFile)!, "portal.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var bytes = ReadShared(file);
            Assert.All(plain, text => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} stands in {Path.GetFileName(file)}."));
        }
    }

    [Fact]
    public async Task They_outlive_a_restart()
    {
        var id = await MakeAsync($$"""{"X-Api-Key":"{{Value}}"}""", Basic);

        await Live.RestartAsync();

        await AssertSentAsync(id, (Value, null, $"crm:{Password}"));
    }

    [Fact]
    public async Task The_test_inbox_keeps_their_names_and_not_their_values()
    {
        var inbox = Live.Get<InboxAddress>().UrlOf(await Live.ReadAsync(db => db.Workspaces.Where(w => w.Id == Live.WorkspaceId).Select(w => w.InboxToken).SingleAsync()));
        var id = await MakeAsync($$"""{"X-Team":"{{Value}}"}""", "null", inbox.AbsoluteUri);

        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/test");
        await Live.SettleAsync();

        var kept = (await Live.ReadAsync(db => db.InboxRequests.SingleAsync())).Headers;
        Assert.Contains("x-team: ", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, kept, StringComparison.Ordinal);
    }

    private async Task<string> MakeAsync(string headers, string authentication, string? url = null)
    {
        var body = WebhookApi.Minimal(url ?? Live.Receiver.Url.AbsoluteUri);
        body["headers"] = JsonNode.Parse(headers);
        body["authentication"] = JsonNode.Parse(authentication);
        return (await Api.MakeAsync(body)).GetProperty("id").GetString()!;
    }

    private Task PatchAsync(string id, string patch) => Api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{WebhookApi.Root}/{id}", patch);

    private async Task RefusedAsync(string id, string patch, string field)
    {
        var problem = await Api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"{WebhookApi.Root}/{id}", patch);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    private async Task AssertSentAsync(string id, (string? ApiKey, string? Team, string? Basic) expected)
    {
        var before = Live.Receiver.Requests.Count;
        var result = await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/test");
        Assert.True(result.GetProperty("delivered").GetBoolean(), result.GetRawText());
        var headers = Live.Receiver.Requests[before].Headers;
        var basic = headers.GetValueOrDefault("Authorization") is { } sent ? Encoding.UTF8.GetString(Convert.FromBase64String(sent["Basic ".Length..])) : null;
        Assert.Equal(expected, (headers.GetValueOrDefault("X-Api-Key"), headers.GetValueOrDefault("X-Team"), basic));
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
