namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with a draft's own headers. Values are never named: they are secrets.</summary>
internal static class HeaderDraftCheck
{
    public const string Field = "headers";

    private const string Authorization = "authorization";

    public static IEnumerable<(string Field, string Code, object[] Arguments)> Problems(WebhookDraft draft, WebhookView? known) =>
        draft.Headers.Count > WebhookHeaderPolicy.MostHeaders
            ? [(Field, "headers_too_many", [WebhookHeaderPolicy.MostHeaders])]
            : OneByOne(draft, known);

    private static IEnumerable<(string Field, string Code, object[] Arguments)> OneByOne(WebhookDraft draft, WebhookView? known)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in draft.Headers)
        {
            var code = NameProblem(name, draft.Authentication) ?? ValueProblem(name, value, known);
            if (code is not null)
            {
                yield return ($"{Field}.{name}", code, [name, code == "header_name_too_long" ? WebhookHeaderPolicy.LongestName : WebhookHeaderPolicy.LongestValue]);
            }
            else if (!seen.TryAdd(name, name))
            {
                yield return ($"{Field}.{name}", "header_repeated", [name, seen[name]]);
            }
        }
    }

    private static string? NameProblem(string name, AuthenticationDraft? authentication) => true switch
    {
        _ when name.Length == 0 => "header_name_required",
        _ when name.Length > WebhookHeaderPolicy.LongestName => "header_name_too_long",
        _ when !WebhookHeaderPolicy.IsName(name) => "header_name",
        _ when WebhookHeaderPolicy.IsReserved(name) => "header_reserved",
        _ when authentication is not null && name.Equals(Authorization, StringComparison.OrdinalIgnoreCase) => "header_authorization",
        _ => null,
    };

    private static string? ValueProblem(string name, string value, WebhookView? known) => true switch
    {
        _ when value.Length == 0 => "header_value_required",
        _ when SecretMask.IsMask(value) => known?.Headers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase) == true ? null : "mask_unknown",
        _ when SecretMask.IsForeignMask(value) => "mask_unknown",
        _ when value.Length > WebhookHeaderPolicy.LongestValue => "header_value_too_long",
        _ when !WebhookHeaderPolicy.IsValue(value) => "header_value",
        _ => CanBeAdded(name, value) ? null : "header_refused",
    };

    private static bool CanBeAdded(string name, string value)
    {
        using var request = new HttpRequestMessage();
        return WebhookHeaderPolicy.TryAdd(request.Headers, name, value);
    }
}
