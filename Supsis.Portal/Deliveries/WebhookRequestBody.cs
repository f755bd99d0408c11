using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The JSON of a request, or the answer that refuses it.</summary>
internal sealed record WebhookRequestBody(JsonElement Json, ProblemHttpResult? Refusal)
{
    /// <summary>Fifty triggers with a hundred keywords each fit easily.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Whether there is a body at all, for requests that need none.</summary>
    public static bool IsThere(HttpRequest request) => !(string.IsNullOrEmpty(request.ContentType) && request.ContentLength is null or 0);

    public static async Task<WebhookRequestBody> ReadAsync(HttpRequest request, IStringLocalizer<WebhookTexts> texts, CancellationToken cancellationToken)
    {
        if (!IsJson(request.ContentType) || (string?)request.Headers.ContentEncoding is not (null or "" or "identity"))
        {
            return Refused(texts, StatusCodes.Status415UnsupportedMediaType, "not_json_type");
        }

        var bytes = await ReadBytesAsync(request, cancellationToken);
        if (bytes is null)
        {
            return Refused(texts, StatusCodes.Status413PayloadTooLarge, "too_large", MaxBytes);
        }

        if (!Utf8.IsValid(bytes))
        {
            return Refused(texts, StatusCodes.Status400BadRequest, "not_text");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            TakeEveryText(document.RootElement);
            return new(document.RootElement.Clone(), null);
        }
        catch (InvalidOperationException)
        {
            return Refused(texts, StatusCodes.Status400BadRequest, "not_text");
        }
        catch (JsonException exception)
        {
            return Refused(texts, StatusCodes.Status400BadRequest, "not_json", $"{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}");
        }
    }

    // System.Text.Json decodes late: half a surrogate pair shows only when a text is taken out, and then it throws.
    private static void TakeEveryText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    TakeEveryText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    TakeEveryText(property.Value);
                }

                break;
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MaxBytes)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    private static WebhookRequestBody Refused(IStringLocalizer<WebhookTexts> texts, int status, string code, params object[] arguments) =>
        new(default, WebhookProblems.Invalid(texts, [new DraftProblem(WebhookDraftReader.WholeBody, code, texts[code, arguments])], status));
}
