using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Supsis.Portal.Webhooks;

/// <summary>Reads the address of a webhook as a manager typed it and refuses every form that could mean something else than it shows.</summary>
internal static class WebhookUrl
{
    public const int MaxLength = 2048;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static WebhookUrlVerdict Parse(string? text, EgressPolicy policy)
    {
        if (ProblemOfText(text) is { } problem)
        {
            return WebhookUrlVerdict.Bad(problem);
        }

        if (!TryCreate(text!, out var url, out var asciiHost))
        {
            return WebhookUrlVerdict.Bad(WebhookUrlProblem.Invalid);
        }

        problem = ProblemOfParts(text!, url, asciiHost, policy);
        return problem is null ? WebhookUrlVerdict.Good(url) : WebhookUrlVerdict.Bad(problem);
    }

    private static string? ProblemOfText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return WebhookUrlProblem.Required;
        }

        if (text.Length > MaxLength)
        {
            return WebhookUrlProblem.TooLong;
        }

        // Before parsing: System.Uri drops or maps such characters, and the rest would look innocent.
        if (text.EnumerateRunes().Any(IsTreacherous))
        {
            return WebhookUrlProblem.Characters;
        }

        // By prefix and not by Uri.Scheme: on Linux "/etc/passwd" and "//host/x" are absolute addresses too (file).
        return text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? null
            : WebhookUrlProblem.Scheme;
    }

    private static bool TryCreate(string text, out Uri url, out string asciiHost)
    {
        asciiHost = "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out url!))
        {
            return false;
        }

        try
        {
            asciiHost = url.IdnHost.TrimEnd('.');
            return asciiHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static string? ProblemOfParts(string text, Uri url, string asciiHost, EgressPolicy policy)
    {
        var authority = text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2);
        authority = authority[..(authority.IndexOfAny("/?#") is var end and >= 0 ? end : authority.Length)];

        return true switch
        {
            _ when !policy.PermitsScheme(url.Scheme) => WebhookUrlProblem.HttpsOnly,
            _ when authority.Contains('@') || url.UserInfo.Length > 0 => WebhookUrlProblem.UserInfo,
            _ when authority.Contains('%') => WebhookUrlProblem.Host,
            _ when IsOddNumber(authority, url, asciiHost) => WebhookUrlProblem.AddressForm,
            _ when url.HostNameType is UriHostNameType.Basic or UriHostNameType.Unknown || asciiHost.Length > 253 => WebhookUrlProblem.Host,
            _ when !policy.PermitsPort(url.Port) => WebhookUrlProblem.Port,
            _ when text.Contains('#', StringComparison.Ordinal) => WebhookUrlProblem.Fragment,
            _ when url.AbsoluteUri.Length > MaxLength => WebhookUrlProblem.TooLong,
            _ => null,
        };
    }

    // 127.1, 0x7f000001, 010.0.0.1, ①②⑦.⓪.⓪.① and 127.0.0.1. all end at an address that the reader does not see.
    private static bool IsOddNumber(ReadOnlySpan<char> authority, Uri url, string asciiHost) => url.HostNameType switch
    {
        UriHostNameType.IPv6 => false,
        UriHostNameType.IPv4 => !(authority.LastIndexOf(':') is var colon and >= 0 ? authority[..colon] : authority).SequenceEqual(url.Host),
        _ => IPAddress.TryParse(asciiHost, out _) || IsNumber(asciiHost.AsSpan(asciiHost.LastIndexOf('.') + 1)),
    };

    private static bool IsNumber(ReadOnlySpan<char> label) =>
        !label.ContainsAnyExceptInRange('0', '9')
        || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !label[2..].ContainsAnyExcept(HexDigits));

    // Control, space, bidi, zero-width, soft hyphen, the variation selectors that IDN drops, halves of a pair, and the backslash that some parsers read as a slash.
    private static bool IsTreacherous(Rune rune) => rune.Value is '\\' or 0xFFFD or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
