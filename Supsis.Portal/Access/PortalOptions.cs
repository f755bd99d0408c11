using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Supsis.Portal.Access;

/// <summary>How the portal is reached from outside.</summary>
public sealed class PortalOptions : IValidatableObject
{
    public const string SectionName = "Portal";

    /// <summary>The address people type, <c>https://portal.example.com</c>; links, cookies and the test inbox follow it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The address as an origin; null when none is set, or no valid one.</summary>
    public Uri? PublicOrigin => IsOrigin(PublicUrl) ? new Uri(PublicUrl) : null;

    public bool IsHttps => PublicOrigin?.Scheme == Uri.UriSchemeHttps;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl) && !IsOrigin(PublicUrl))
        {
            yield return new($"Portal:PublicUrl must be an address such as https://portal.example.com, without a path; it is '{PublicUrl}'.", [nameof(PublicUrl)]);
        }
    }

    private static bool IsOrigin([NotNullWhen(true)] string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
