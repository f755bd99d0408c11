namespace Supsis.Portal.Deliveries;

/// <summary>Why an attempt failed, as a code that stays the same in the API, in the database and in the texts.</summary>
public static class DeliveryError
{
    public const string DnsFailed = "dns_failed";
    public const string EgressDenied = "egress_denied";
    public const string ConnectRefused = "connect_refused";
    public const string ConnectTimeout = "connect_timeout";
    public const string TlsUntrusted = "tls_untrusted";
    public const string TlsNameMismatch = "tls_name_mismatch";
    public const string TlsExpired = "tls_expired";
    public const string Timeout = "timeout";
    public const string Reset = "reset";
    public const string BadResponse = "bad_response";
    public const string HeadersTooLarge = "headers_too_large";
    public const string RedirectNotFollowed = "redirect_not_followed";
    public const string Http4xx = "http_4xx";
    public const string Http5xx = "http_5xx";
    public const string RateLimited = "rate_limited";
    public const string Gone = "gone";
    public const string AbortedShutdown = "aborted_shutdown";
    public const string UnknownCrash = "unknown_crash";
    public const string TransformFailed = "transform_failed";

    /// <summary>Every code, for the texts and for filters.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        DnsFailed, EgressDenied, ConnectRefused, ConnectTimeout, TlsUntrusted, TlsNameMismatch, TlsExpired, Timeout, Reset, BadResponse,
        HeadersTooLarge, RedirectNotFollowed, Http4xx, Http5xx, RateLimited, Gone, AbortedShutdown, UnknownCrash, TransformFailed,
    ];
}
