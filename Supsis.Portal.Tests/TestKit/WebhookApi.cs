using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The API of webhooks as a program outside uses it: JSON in, JSON out.</summary>
internal sealed class WebhookApi(HttpClient client)
{
    public const string Root = "/api/v1/webhooks";

    public static JsonObject Minimal(string url = "https://crm.example.com/hook", params JsonNode[] triggers) => new()
    {
        ["name"] = "CRM",
        ["url"] = url,
        ["triggers"] = new JsonArray(triggers.Length > 0 ? triggers : [new JsonObject { ["type"] = "conversation.started" }]),
    };

    public async Task<JsonElement> MakeAsync(JsonObject? body = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, Root, (body ?? Minimal()).ToJsonString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await client.GetAsync(Root + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string? ifMatch = null, string contentType = "application/json", string? language = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await client.SendAsync(request);
    }

    /// <summary>The answer's body, after its status has been looked at.</summary>
    public async Task<JsonElement> SendAsync(HttpStatusCode expected, HttpMethod method, string path, string? body = null, string? ifMatch = null)
    {
        using var answer = await SendAsync(method, path, body, ifMatch);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
