using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeEndpointsTests : IAsyncLifetime
{
    private readonly IntakeHost _host = new();

    public Task InitializeAsync() => _host.StartAsync();

    public Task DisposeAsync() => _host.StopAsync();

    [Fact]
    public async Task An_event_is_handed_on_with_its_workspace_and_answered_202()
    {
        var (response, body) = await PostAsync(IntakeSamples.Whole);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"accepted":1,"duplicates":0,"rejected":[]}""", body.GetRawText());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var (workspace, events) = Assert.Single(_host.HandedIn);
        Assert.Equal(IntakeHost.Workspace, workspace);
        Assert.Equal("p-1007", Assert.Single(events).Id);
    }

    [Fact]
    public async Task A_rejection_in_an_array_has_the_shape_of_the_contract()
    {
        var (response, body) = await PostAsync($$"""[{{IntakeSamples.Ended}},{"id":"bad","type":"nope","conversation":{"id":"c"} }]""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var rejected = body.GetProperty("rejected")[0];
        Assert.Equal(["index", "id", "errors"], rejected.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, rejected.GetProperty("index").GetInt32());
        Assert.Equal(JsonValueKind.Array, rejected.GetProperty("errors").GetProperty("type").ValueKind);
    }

    [Fact]
    public async Task A_bad_event_is_problem_json_with_errors_and_nothing_is_handed_on()
    {
        var (response, body) = await PostAsync("""{"id":"1","type":"message.created","conversation":{"id":"c"}}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(400, body.GetProperty("status").GetInt32());
        Assert.StartsWith("http", body.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(body.GetProperty("title").GetString()!);
        Assert.StartsWith("message: ", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, body.GetProperty("errors").GetProperty("message")[0].ValueKind);
        Assert.Empty(_host.HandedIn);
    }

    [Fact]
    public async Task A_clash_is_409()
    {
        _host.Receipt = IntakeReceipt.Clash;

        var (response, body) = await PostAsync(IntakeSamples.Ended);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.True(body.GetProperty("errors").TryGetProperty("id", out _));
    }

    [Fact]
    public async Task When_nothing_can_be_stored_the_producer_is_told_when_to_come_back()
    {
        _host.Unavailable = new IntakeUnavailableException(TimeSpan.FromSeconds(1.2));

        var (response, _) = await PostAsync(IntakeSamples.Ended);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_at_the_limit_is_read_and_one_byte_more_is_413(bool saysItsLength)
    {
        var atLimit = IntakeSamples.Ended + new string(' ', IntakeLimits.BodySize - IntakeSamples.Ended.Length);

        var (taken, _) = await PostAsync(Content(atLimit, saysItsLength));
        var (refused, body) = await PostAsync(Content(atLimit + " ", saysItsLength));

        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.True(body.GetProperty("errors").TryGetProperty("body", out _));
        Assert.Single(_host.HandedIn);
    }

    [Fact]
    public async Task Another_media_type_or_a_compressed_body_is_415()
    {
        var (text, problem) = await PostAsync(new StringContent(IntakeSamples.Ended, Encoding.UTF8, "text/plain"));
        var zipped = Content(IntakeSamples.Ended, saysItsLength: true);
        zipped.Headers.ContentEncoding.Add("gzip");
        var (gzip, _) = await PostAsync(zipped);
        var (none, _) = await PostAsync(new ByteArrayContent([]));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        Assert.True(problem.GetProperty("errors").TryGetProperty("content_type", out _));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, gzip.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, none.StatusCode);
        Assert.Empty(_host.HandedIn);
    }

    [Fact]
    public async Task An_empty_body_is_400()
    {
        var (response, _) = await PostAsync("");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(string json) => PostAsync(Content(json, saysItsLength: true));

    private async Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = content };
        request.Headers.TransferEncodingChunked = content is StreamContent;
        var response = await _host.Client.SendAsync(request);
        return (response, JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement);
    }

    private static HttpContent Content(string json, bool saysItsLength)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        HttpContent content = saysItsLength ? new ByteArrayContent(bytes) : new StreamContent(new MemoryStream(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
