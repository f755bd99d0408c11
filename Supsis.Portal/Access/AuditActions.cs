namespace Supsis.Portal.Access;

/// <summary>The words of the audit log for what concerns access.</summary>
public static class AuditActions
{
    public const string SignedIn = "user.signed_in";
    public const string SignInFailed = "user.sign_in_failed";
    public const string SignedOut = "user.signed_out";
    public const string Renamed = "user.renamed";
    public const string PasswordChanged = "user.password_changed";
    public const string PasswordChangeFailed = "user.password_change_failed";
    public const string WorkspaceCreated = "workspace.created";
    public const string WorkspaceChanged = "workspace.changed";
    public const string HoursChanged = "workspace.hours_changed";
    public const string KeyCreated = "api_key.created";
    public const string KeyRevoked = "api_key.revoked";

    /// <summary>Holds a word sealed with the key ring, so that a start with another ring is noticed.</summary>
    internal const string KeyRingSealed = "key_ring.sealed";
}
