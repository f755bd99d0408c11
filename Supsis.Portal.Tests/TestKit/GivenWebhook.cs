namespace Supsis.Portal.Tests.TestKit;

/// <summary>A webhook that a test has saved.</summary>
internal sealed record GivenWebhook(Guid Id, string PublicId, string Secret);
