namespace Supsis.Portal.Access;

/// <summary>How a change of one's own password ended.</summary>
public enum PasswordChangeOutcome
{
    Changed,
    WrongPassword,

    /// <summary>Too many tries; not even looked at.</summary>
    TooMany,

    /// <summary>The account was locked, deleted or given a new password elsewhere.</summary>
    SignedOut,
}
