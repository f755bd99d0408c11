using System.Text.Json;

namespace Supsis.Portal.Conversations;

/// <summary>What one event says about its visitor; every part is optional.</summary>
internal sealed record VisitorPatch
{
    public Patch<string> Id { get; init; }
    public Patch<string> Name { get; init; }
    public Patch<string> Email { get; init; }
    public Patch<string> Phone { get; init; }
    public Patch<string> Locale { get; init; }
    public Patch<string> Country { get; init; }
    public Patch<IReadOnlyDictionary<string, JsonElement>> CustomAttributes { get; init; }
}
