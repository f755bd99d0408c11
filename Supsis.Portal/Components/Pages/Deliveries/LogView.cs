using Microsoft.AspNetCore.WebUtilities;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>What the log shows, as it stands in its address: a reload, a bookmark and "back" bring it again.</summary>
/// <param name="Tab">One of <see cref="Tabs"/>; empty shows every state.</param>
/// <param name="Webhook">A webhook's public id.</param>
/// <param name="Type">An event type.</param>
/// <param name="Response">One of <see cref="Responses"/>.</param>
public sealed record LogView(string Tab, string Webhook, string Type, string Response)
{
    public const string Failed = "exhausted";
    public const string Waiting = "waiting";
    public const string Delivered = "succeeded";
    public const string Cancelled = "cancelled";

    /// <summary>In their order, each with the end of its text's key.</summary>
    public static readonly IReadOnlyList<(string Tab, string Key)> Tabs =
        [("", "All"), (Failed, "Failed"), (Waiting, "Waiting"), (Delivered, "Delivered"), (Cancelled, "Cancelled")];

    public static readonly IReadOnlyList<(string Response, ResponseClass Class)> Responses =
    [
        ("2xx", ResponseClass.Success),
        ("3xx", ResponseClass.Redirect),
        ("4xx", ResponseClass.ClientError),
        ("5xx", ResponseClass.ServerError),
        ("none", ResponseClass.None),
    ];

    private const int LongestConversation = 200;

    private readonly string _conversation = "";

    /// <summary>The producer's id of one conversation; the address inside every delivery leads here.</summary>
    public string Conversation
    {
        get => _conversation;
        init => _conversation = value.Length <= LongestConversation ? value : "";
    }

    private readonly string _text = "";

    /// <summary>What <see cref="SearchQuestion"/> reads.</summary>
    public string Text
    {
        get => _text;
        init => _text = value.Trim() is { Length: <= SearchQuestion.MaxLength } text ? text : "";
    }

    public LogRange Range { get; init; } = LogRange.All;

    /// <summary>Every state, nothing left out.</summary>
    public bool IsEverything => Tab.Length == 0 && !HasFilters;

    /// <summary>Something beside the tab narrows the log.</summary>
    public bool HasFilters => Webhook.Length + Type.Length + Response.Length + Conversation.Length + Text.Length > 0 || !Range.IsAll;

    /// <summary>Reads an address that anybody may have typed: what it does not know counts as left out.</summary>
    public static LogView Read(string? tab, string? webhook, string? type, string? response) => new(
        Tabs.Any(known => known.Tab == tab) ? tab! : "",
        DeliveryIds.Webhook(webhook) is not null ? webhook! : "",
        type is not null && EventCatalog.Find(type) is not null ? type : "",
        Responses.Any(known => known.Response == response) ? response! : "");

    /// <summary>Reads the address of a request.</summary>
    public static LogView Of(IQueryCollection query) => Read(query["status"], query["webhook"], query["type"], query["response"]) with
    {
        Conversation = query["conversation"].ToString(),
        Text = query["q"].ToString(),
        Range = LogRange.Read(query["since"], query["from"], query["to"]),
    };

    /// <summary>Reads what follows the question mark of an address.</summary>
    public static LogView OfQuery(string query) => Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    public string Address(string slug) => PortalRoutes.InWorkspace(slug, "deliveries") + (Query is { Length: > 0 } query ? "?" + query : "");

    /// <summary>Where one of its rows is; its page leads back here.</summary>
    public string AddressOf(string slug, string delivery) => PortalRoutes.InWorkspace(slug, "deliveries/" + delivery) + (Query is { Length: > 0 } query ? "?" + query : "");

    /// <summary>Where the file is that holds all of it.</summary>
    public string ExportAddress(string slug, string format) =>
        PortalRoutes.InWorkspace(slug, "deliveries/export") + $"?format={format}" + (Query is { Length: > 0 } query ? "&" + query : "");

    /// <summary>All of it in the form of an address, always in the same order and spelling.</summary>
    public string Query => string.Join(
        '&',
        new[] { ("status", Tab), ("webhook", Webhook), ("type", Type), ("response", Response), ("since", Range.Since), ("from", Word(Range.From)), ("to", Word(Range.To)), ("conversation", Conversation), ("q", Text) }
            .Where(part => part.Item2.Length > 0)
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));

    /// <summary>What it means at this moment.</summary>
    public DeliveryFilter ToFilter(DateTimeOffset now) => new()
    {
        IsWaiting = Tab == Waiting,
        Status = Tab switch
        {
            Failed => DeliveryStatus.Exhausted,
            Delivered => DeliveryStatus.Succeeded,
            Cancelled => DeliveryStatus.Cancelled,
            _ => null,
        },
        WebhookId = DeliveryIds.Webhook(Webhook),
        ConversationId = Conversation.Length > 0 ? Conversation : null,
        Text = Text.Length > 0 ? Text : null,
        EventType = Type.Length > 0 ? Type : null,
        ResponseClass = Response.Length > 0 ? Responses.Single(known => known.Response == Response).Class : null,
        From = Range.StartAt(now),
        Until = Range.To,
    };

    private static string Word(DateTimeOffset? instant) => instant is { } known ? InstantText.Write(known) : "";
}
