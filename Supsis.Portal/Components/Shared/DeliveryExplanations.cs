using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Shared;

/// <summary>Says in plain words why a delivery stands where it does.</summary>
public sealed class DeliveryExplanations(
    IStringLocalizer<DeliveryTexts> text, Formats formats, IOptions<DeliveryOptions> options, IOptions<DeliveryLimitOptions> limits, StorageNotice storage)
{
    private const int LongestTarget = 2048;

    /// <summary>An answer or an error, apart from any delivery: also for a test.</summary>
    /// <param name="url">Where it was sent.</param>
    /// <param name="location">Where a redirect pointed to, as the receiver wrote it.</param>
    /// <param name="wait">How long until the next try, when there will be one.</param>
    public Explanation OfError(string code, int? status, string url, string? location, TimeSpan? wait)
    {
        var address = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null;
        var target = Target(address, location);
        object[] facts =
        [
            address?.IdnHost ?? "",
            (address?.Port ?? 0).ToString(CultureInfo.InvariantCulture),
            formats.Number((long)Math.Ceiling(options.Value.Timeout.TotalSeconds)),
            status ?? 0,
            formats.Duration(wait ?? TimeSpan.Zero),
            target ?? "",
            formats.Duration(limits.Value.ExpireAfter),
        ];
        return Written($"Error.{Variant(code, status, target, wait)}", facts);
    }

    public Explanation Of(DeliveryDetails details, DateTimeOffset now)
    {
        var row = details.Row;
        return row switch
        {
            { Status: DeliveryStatus.Succeeded } => Written("Now.Succeeded", row.LastStatus ?? 0),
            { Status: DeliveryStatus.Sending } => Written("Now.Sending"),
            { Status: DeliveryStatus.Held, LastError: not DeliveryError.Gone } => Written("Now.Held"),
            { Status: DeliveryStatus.Pending, WebhookState: WebhookState.Paused } => Written("Now.Paused"),
            { Status: DeliveryStatus.Pending } when storage.Key is not null => Written("Now.Storage"),
            { Status: DeliveryStatus.Pending, ThrottledUntil: { } until } when until > now => Paused("Now.Throttled", until - now),
            { Status: DeliveryStatus.Pending, LastError: null, OpenUntil: { } until } => Paused("Now.Resting", until - now),
            { LastError: null } => Written("Now.Pending"),
            _ => OfError(row.LastError, row.LastStatus, details.WebhookUrl, Location(details), row.Status == DeliveryStatus.Pending ? row.NextAttemptAt - now : null),
        };
    }

    private static string? Location(DeliveryDetails details) => details.Attempts is [.., var last]
        ? last.ResponseHeaders
            .Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.StartsWith("location:", StringComparison.OrdinalIgnoreCase))?["location:".Length..].Trim()
        : null;

    // Only what may be entered as an address is offered as one: a receiver can write anything there.
    private static string? Target(Uri? from, string? location) =>
        from is not null && location is { Length: > 0 and <= LongestTarget } && Uri.TryCreate(from, location, out var target)
        && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps) && target.UserInfo.Length == 0
            ? target.AbsoluteUri
            : null;

    // Some codes have finer words for some answers, or for what is not known.
    private static string Variant(string code, int? status, string? target, TimeSpan? wait) => (code, status) switch
    {
        (DeliveryError.RedirectNotFollowed, _) when target is null => code + ".unknown",
        (DeliveryError.RateLimited, _) when wait is null || wait <= TimeSpan.Zero => code + ".unknown",
        (DeliveryError.Http4xx, 400 or 422) => code + ".400",
        (DeliveryError.Http4xx, 401 or 403) => code + ".401",
        (DeliveryError.Http4xx, 408 or 425) => code + ".408",
        (DeliveryError.Http5xx, 502 or 504) => code + ".502",
        (DeliveryError.Http4xx, 404 or 405 or 413) or (DeliveryError.Http5xx, 500 or 503) => string.Create(CultureInfo.InvariantCulture, $"{code}.{status}"),
        _ => code,
    };

    private Explanation Paused(string key, TimeSpan wait) => Written(key, formats.Duration(wait > TimeSpan.Zero ? wait : TimeSpan.Zero));

    private Explanation Written(string key, params object[] facts)
    {
        var all = facts.Length == 1 ? ["", "", "", facts[0]] : facts; // {3} is the status in every text
        var fix = text[key + ".Fix", all];
        return new Explanation(text[key + ".What", all], fix.ResourceNotFound ? null : fix.Value);
    }
}
