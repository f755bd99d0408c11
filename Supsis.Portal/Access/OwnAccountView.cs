namespace Supsis.Portal.Access;

/// <summary>A person's account as they see it.</summary>
/// <param name="LastSignInAt">When they signed in before this time; null when that is not known.</param>
public sealed record OwnAccountView(string Name, string Email, DateTimeOffset? LastSignInAt);
