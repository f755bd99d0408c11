using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Supsis.Portal.Access;

/// <summary>How the portal is reached from outside.</summary>
public sealed class PortalOptions : IValidatableObject
{
    public const string SectionName = "Portal";

    /// <summary>The address people type, <c>https://portal.example.com</c>; links, cookies and the test inbox follow it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Addresses and networks (<c>10.0.0.7</c>, <c>10.1.0.0/16</c>) of the proxies in front; only their <c>X-Forwarded-For</c> and <c>-Proto</c> are believed. Null: nobody's.</summary>
    public IList<string>? KnownProxies { get; set; }

    /// <summary>The address as an origin; null when none is set, or no valid one.</summary>
    public Uri? PublicOrigin => IsOrigin(PublicUrl) ? new Uri(PublicUrl) : null;

    public bool IsHttps => PublicOrigin?.Scheme == Uri.UriSchemeHttps;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl) && !IsOrigin(PublicUrl))
        {
            yield return new($"Portal:PublicUrl must be an address such as https://portal.example.com, without a path; it is '{PublicUrl}'.", [nameof(PublicUrl)]);
        }

        foreach (var proxy in (KnownProxies ?? []).Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return new($"Portal:KnownProxies must hold addresses such as 10.0.0.7 or networks such as 10.1.0.0/16; one of them is '{proxy}'.", [nameof(KnownProxies)]);
        }
    }

    private static bool IsOrigin([NotNullWhen(true)] string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
