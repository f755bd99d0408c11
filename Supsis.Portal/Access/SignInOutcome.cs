namespace Supsis.Portal.Access;

/// <summary>How a sign-in ended. Why it was refused is nobody's business.</summary>
public enum SignInOutcome
{
    SignedIn,
    Refused,

    /// <summary>Too many tries from this address or for this account; not even looked at.</summary>
    TooMany,
}
