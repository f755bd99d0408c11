namespace Supsis.Portal.Access;

/// <summary>What a password must be: long. Rules of composition make passwords worse, not better.</summary>
public static class PasswordPolicy
{
    public const int MinimumLength = 12;

    /// <summary>More is no safer and only costs time.</summary>
    public const int MaximumLength = 256;

    public static bool IsLongEnough(string? password) => password?.Length is >= MinimumLength and <= MaximumLength;
}
