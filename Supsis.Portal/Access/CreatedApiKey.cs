namespace Supsis.Portal.Access;

/// <summary>A new key with its secret text, which is shown once and kept nowhere.</summary>
public sealed record CreatedApiKey(ApiKey Key, string Secret);
