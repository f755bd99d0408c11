using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

/// <summary>A question for the list of deliveries, checked field by field.</summary>
internal sealed class DeliveryListRequest
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>Characters of a producer's id.</summary>
    private const int MaxExternalId = 200;

    private readonly IStringLocalizer<DeliveryTexts> _text;
    private readonly SortedDictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    private DeliveryListRequest(DeliveryFilterQuery query, IStringLocalizer<DeliveryTexts> text)
    {
        _text = text;
        Filter = ReadFilter(query);
        OlderThan = PublicIdOf(PublicId.Delivery, "cursor", (query as DeliveryListQuery)?.Cursor);
        Limit = ReadLimit((query as DeliveryListQuery)?.Limit);
        IsCsv = OneOf("format", (query as DeliveryExportQuery)?.Format, format => format is "csv" or "json", "Problem.OneOf", "csv, json") == "csv";
    }

    public DeliveryFilter Filter { get; }

    public Guid? OlderThan { get; }

    public int Limit { get; }

    /// <summary>An export as a table; as an array otherwise.</summary>
    public bool IsCsv { get; }

    /// <summary>By the name of the parameter; empty when the question is sound.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    public static DeliveryListRequest Read(DeliveryFilterQuery query, IStringLocalizer<DeliveryTexts> text) => new(query, text);

    private DeliveryFilter ReadFilter(DeliveryFilterQuery query)
    {
        var filter = new DeliveryFilter
        {
            Status = ReadStatus(query.Status),
            WebhookId = PublicIdOf(PublicId.Webhook, "webhook_id", query.WebhookId),
            EventType = OneOf("type", query.Type, type => EventCatalog.Find(type) is not null, "Problem.Type"),
            ConversationId = OneOf("conversation_id", query.ConversationId, id => id.Length <= MaxExternalId, "Problem.ConversationId", MaxExternalId),
            ResponseClass = ReadResponseClass(query.ResponseClass),
            Error = OneOf("error", query.Error, code => DeliveryError.All.Contains(code) || CancelCode.All.Contains(code), "Problem.Error"),
            From = ReadInstant("from", query.From),
            Until = ReadInstant("to", query.To),
            Text = OneOf("q", query.Q, text => text.Length <= SearchQuestion.MaxLength && SearchQuestion.Read(text).Words.Count > 0, "Problem.Search", SearchQuestion.MaxLength),
        };
        if (filter.From >= filter.Until)
        {
            Refuse("to", "Problem.Range");
        }

        return filter;
    }

    private DeliveryStatus? ReadStatus(string? word)
    {
        if (string.IsNullOrEmpty(word))
        {
            return null;
        }

        if (EnumWord.TryParse<DeliveryStatus>(word, out var status))
        {
            return status;
        }

        Refuse("status", "Problem.OneOf", string.Join(", ", EnumWord.All<DeliveryStatus>()));
        return null;
    }

    private ResponseClass? ReadResponseClass(string? word)
    {
        switch (word)
        {
            case null or "":
                return null;
            case "none":
                return ResponseClass.None;
            case ['2' or '3' or '4' or '5', 'x', 'x']:
                return (ResponseClass)(word[0] - '0');
            default:
                Refuse("response_class", "Problem.OneOf", "2xx, 3xx, 4xx, 5xx, none");
                return null;
        }
    }

    private DateTimeOffset? ReadInstant(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (InstantText.Read(text) is { } instant)
        {
            return instant;
        }

        Refuse(field, "Problem.Instant");
        return null;
    }

    private Guid? PublicIdOf(string prefix, string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (PublicId.TryParse(prefix, text, out var id))
        {
            return id;
        }

        Refuse(field, field == "cursor" ? "Problem.Cursor" : "Problem.WebhookId");
        return null;
    }

    private int ReadLimit(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return DefaultLimit;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit)
        {
            return limit;
        }

        Refuse("limit", "Problem.Limit", MaxLimit);
        return DefaultLimit;
    }

    private string? OneOf(string field, string? value, Func<string, bool> isKnown, string problem, params object[] arguments)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (isKnown(value))
        {
            return value;
        }

        Refuse(field, problem, arguments);
        return null;
    }

    private void Refuse(string field, string problem, params object[] arguments) => _errors[field] = [_text[problem, arguments].Value];
}
