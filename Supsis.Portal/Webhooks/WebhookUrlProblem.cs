namespace Supsis.Portal.Webhooks;

/// <summary>Why a webhook's address is not taken, as a code; <c>EgressTexts</c> has a sentence under each.</summary>
internal static class WebhookUrlProblem
{
    public const string Required = "url_required";
    public const string TooLong = "url_too_long";
    public const string Characters = "url_characters";
    public const string Invalid = "url_invalid";
    public const string Scheme = "url_scheme";
    public const string HttpsOnly = "url_https_only";
    public const string UserInfo = "url_user_info";
    public const string Host = "url_host";
    public const string AddressForm = "url_address_form";
    public const string Port = "url_port";
    public const string Fragment = "url_fragment";
    public const string EgressDenied = "egress_denied";

    public static readonly IReadOnlyList<string> All =
        [Required, TooLong, Characters, Invalid, Scheme, HttpsOnly, UserInfo, Host, AddressForm, Port, Fragment, EgressDenied];
}
