using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class SecretRotationEndpointTests : DispatchTest
{
    private WebhookApi Api => new(Live.Api);

    [Fact]
    public async Task Both_secrets_verify_during_the_overlap_and_only_the_new_one_afterwards()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var rotated = await RotateAsync(webhook, """{"overlap":"01:00:00"}""");
        var secret = Secret(rotated);
        Assert.NotEqual(webhook.Secret, secret);
        Assert.Equal(Live.Clock.GetUtcNow().AddHours(1), rotated.GetProperty("previous_secret_ends_at").GetDateTimeOffset());

        var during = await SendAsync("c-1");
        Assert.Equal(2, during.Headers["webhook-signature"].Split(' ').Length);
        Assert.True(StandardWebhooks.Verifies(during, secret) && StandardWebhooks.Verifies(during, webhook.Secret));
        Assert.True(StandardWebhooks.Verifies(WithFirstSignature(during), secret), "The newest signature stands first.");

        Live.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.True(StandardWebhooks.Verifies(await SendAsync("c-2"), webhook.Secret));

        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await SendAsync("c-3");
        Assert.Single(after.Headers["webhook-signature"].Split(' '));
        Assert.True(StandardWebhooks.Verifies(after, secret) && !StandardWebhooks.Verifies(after, webhook.Secret));
        Assert.False((await Api.GetAsync($"/{webhook.PublicId}")).TryGetProperty("previous_secret_ends_at", out _));
    }

    [Fact]
    public async Task A_test_and_a_restarted_portal_sign_with_both_too()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var secret = Secret(await RotateAsync(webhook));

        await Live.RestartAsync();
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{webhook.PublicId}/test");

        var test = Assert.Single(Receiver.Requests);
        Assert.True(StandardWebhooks.Verifies(test, secret) && StandardWebhooks.Verifies(test, webhook.Secret));
    }

    [Fact]
    public async Task Without_an_overlap_the_old_secret_ends_at_once_with_those_before_it()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var second = Secret(await RotateAsync(webhook));
        var third = Secret(await RotateAsync(webhook, """{"overlap":"00:00:00"}"""));

        var sent = await SendAsync("c-1");

        Assert.Equal([false, false, true], new[] { webhook.Secret, second, third }.Select(secret => StandardWebhooks.Verifies(sent, secret)));
    }

    [Fact]
    public async Task A_rotation_is_a_change_with_a_version_an_entry_in_the_audit_log_and_one_sight_of_the_secret()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        using var answer = await Api.SendAsync(HttpMethod.Post, $"{WebhookApi.Root}/{webhook.PublicId}/rotate-secret", """{"overlap":"24:00:00"}""", ifMatch: "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (answer.StatusCode, answer.Headers.ETag!.Tag));
        var secret = Secret(JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));

        await Api.SendAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Post, $"{WebhookApi.Root}/{webhook.PublicId}/rotate-secret", ifMatch: "\"1\"");

        var read = await Api.GetAsync($"/{webhook.PublicId}");
        Assert.False(read.TryGetProperty("signing_secret", out _));
        await Api.SendAsync(HttpStatusCode.OK, HttpMethod.Put, $"{WebhookApi.Root}/{webhook.PublicId}", read.GetRawText(), ifMatch: "\"2\"");
        var entry = await Live.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.Action == "webhook.secret_rotated"));
        Assert.Equal((webhook.PublicId, """{"overlap":"24:00:00"}"""), (entry.Subject, entry.Details));
        Assert.True(StandardWebhooks.Verifies(await SendAsync("c-1"), secret));
    }

    [Theory]
    [InlineData("""{"overlap":"1 day"}""", "overlap")]
    [InlineData("""{"overlap":"168:00:01"}""", "overlap")]
    [InlineData("""{"overlap":24}""", "overlap")]
    [InlineData("""{"overlap":"-01:00:00"}""", "overlap")]
    [InlineData("""{"until":"24:00:00"}""", "until")]
    [InlineData("[]", "body")]
    public async Task A_bad_overlap_is_refused_and_nothing_is_rotated(string body, string field)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");

        var problem = await Api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"{WebhookApi.Root}/{webhook.PublicId}/rotate-secret", body);

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Single((await SendAsync("c-1")).Headers["webhook-signature"].Split(' '));
    }

    private static string Secret(JsonElement rotated) => rotated.GetProperty("signing_secret").GetString()!;

    private static ReceivedRequest WithFirstSignature(ReceivedRequest request) => request with
    {
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { ["webhook-signature"] = request.Headers["webhook-signature"].Split(' ')[0] },
    };

    private Task<JsonElement> RotateAsync(GivenWebhook webhook, string? body = null) =>
        Api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{webhook.PublicId}/rotate-secret", body);

    private async Task<ReceivedRequest> SendAsync(string conversation)
    {
        var before = Receiver.Requests.Count;
        await HappensAsync(conversation);
        await Live.UntilQuietAsync();
        return Receiver.Requests[before];
    }
}
