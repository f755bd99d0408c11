using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Somebody who signed in with a browser: their cookies, and what a browser fetches with them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;

    private Visitor(Uri portal)
    {
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, UseProxy = false }) { BaseAddress = portal };
    }

    public CookieContainer Cookies { get; } = new();

    public Uri Portal => _client.BaseAddress!;

    public static async Task<Visitor> SignInAsync(Uri portal, string email, string password, CancellationToken cancellationToken)
    {
        var visitor = new Visitor(portal);
        var page = await visitor._client.GetStringAsync("/sign-in", cancellationToken);
        var form = Hidden().Matches(page.Split("<form").Single(piece => piece.Contains("Form.Email", StringComparison.Ordinal)))
            .ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        (form["Form.Email"], form["Form.Password"]) = (email, password);
        using var content = new FormUrlEncodedContent(form);
        using var answer = await visitor._client.PostAsync("/sign-in", content, cancellationToken);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath != "/sign-in"
            ? visitor
            : throw new InvalidOperationException($"Nobody could sign in: {(int)answer.StatusCode}.");
    }

    public async Task<PageMarkers> OpenAsync(string page, CancellationToken cancellationToken) =>
        PageMarkers.Read(await _client.GetStringAsync(page, cancellationToken));

    /// <summary>The address of a new connection for one circuit.</summary>
    public async Task<Uri> NegotiateAsync(CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("connectionToken").GetString()!;
        return new UriBuilder(new Uri(Portal, "/_blazor")) { Scheme = "ws", Query = "id=" + Uri.EscapeDataString(token) }.Uri;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
