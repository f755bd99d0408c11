using System.Text.Json.Serialization;

namespace Supsis.Portal.Hosting;

/// <summary>The state in one word, for programs: <c>live</c>, <c>ready</c> or <c>not_ready</c>.</summary>
/// <param name="Storage">What is wrong with the storage, such as <c>disk_low</c>; left out when nothing is.</param>
internal sealed record HealthAnswer(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Storage = null);
