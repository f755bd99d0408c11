using System.Net.Mail;

namespace Supsis.Portal.Access;

/// <summary>Whether a text can be the e-mail address somebody signs in with.</summary>
public static class EmailAddress
{
    private const int LengthLimit = 200;

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= LengthLimit }
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
