namespace Supsis.Portal.Hosting;

/// <summary>The state in one word, for programs: <c>live</c>, <c>ready</c> or <c>not_ready</c>.</summary>
internal sealed record HealthAnswer(string Status);
