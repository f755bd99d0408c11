using System.Text.Json;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Reads the body that asks for a key, and collects what is wrong with it by field.</summary>
internal sealed class ApiKeyRequest(IStringLocalizer<AccessTexts> text, DateTimeOffset now)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private string? _name;
    private IReadOnlyList<string> _scopes = [];
    private DateTimeOffset? _expiresAt;

    public Dictionary<string, string[]> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Nothing at all needs no type: it is no JSON, and is told so.</summary>
    public static bool IsPlainJson(HttpRequest request) =>
        (request.HasJsonContentType() || request is { ContentType: null, ContentLength: 0 }) && (string?)request.Headers.ContentEncoding is (null or "" or "identity");

    /// <summary>Null when there are <see cref="Errors"/>.</summary>
    public async Task<NewApiKey?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, Strict, cancellationToken);
            Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the second: half a character, \ud800, cannot be read as text
        {
            Add("body", text["BodyNotJson"]);
        }

        return Errors.Count > 0 ? null : new NewApiKey(_name!, _scopes, _expiresAt);
    }

    private void Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            Add("body", text["BodyNotObject"]);
            return;
        }

        foreach (var property in body.EnumerateObject())
        {
            ReadProperty(property.Name, property.Value);
        }

        if (_name is null)
        {
            Errors.TryAdd("name", [text["KeyNameRequired", ColumnLengths.Name]]);
        }

        if (_scopes.Count == 0)
        {
            Errors.TryAdd("scopes", [text["KeyScopesRequired", Known]]);
        }
    }

    private static string Known => string.Join(", ", ApiScopes.All);

    private void ReadProperty(string name, JsonElement value)
    {
        switch (name)
        {
            case "name":
                ReadName(value);
                break;
            case "scopes":
                ReadScopes(value);
                break;
            case "expires_at":
                ReadExpiry(value);
                break;
            default:
                Add(name, text["PropertyUnknown"]);
                break;
        }
    }

    private void ReadName(JsonElement value)
    {
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        if (name.Length is 0 or > ColumnLengths.Name || name.Any(char.IsControl))
        {
            Add("name", text["KeyNameRequired", ColumnLengths.Name]);
            return;
        }

        _name = name;
    }

    private void ReadScopes(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(scope => scope.ValueKind != JsonValueKind.String))
        {
            Add("scopes", text["KeyScopesRequired", Known]);
            return;
        }

        _scopes = [.. value.EnumerateArray().Select(scope => scope.GetString()!).Distinct(StringComparer.Ordinal)];
        var unknown = _scopes.Where(scope => !ApiScopes.All.Contains(scope)).ToList();
        if (unknown.Count > 0)
        {
            Add("scopes", text["KeyScopeUnknown", string.Join(", ", unknown), Known]);
        }
    }

    private void ReadExpiry(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        // Without an offset it would mean another moment to whoever wrote it.
        if (value.ValueKind != JsonValueKind.String
            || !value.TryGetDateTime(out var written) || written.Kind == DateTimeKind.Unspecified
            || !value.TryGetDateTimeOffset(out var expiresAt))
        {
            Add("expires_at", text["KeyExpiryNoTime"]);
        }
        else if (expiresAt <= now)
        {
            Add("expires_at", text["KeyExpiryPast"]);
        }
        else
        {
            _expiresAt = expiresAt.ToUniversalTime();
        }
    }

    private void Add(string field, string message) => Errors[field] = [message];
}
