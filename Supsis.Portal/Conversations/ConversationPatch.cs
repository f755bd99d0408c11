using System.Text.Json;

namespace Supsis.Portal.Conversations;

/// <summary>What one event says about its conversation; every part is optional.</summary>
/// <remarks><see cref="CustomAttributes"/> merge key by key (a null value removes the key), <see cref="Tags"/> replace.</remarks>
internal sealed record ConversationPatch(string Id)
{
    public Patch<Channel> Channel { get; init; }
    public Patch<NamedReference> Department { get; init; }
    public Patch<NamedReference> Agent { get; init; }
    public Patch<NamedReference> Bot { get; init; }
    public Patch<WebPage> Page { get; init; }
    public Patch<IReadOnlyList<string>> Tags { get; init; }

    /// <summary>Absent, or one of the four; a producer's null is read as absent because a conversation always has a status.</summary>
    public ConversationStatus? Status { get; init; }

    public Patch<IReadOnlyDictionary<string, JsonElement>> CustomAttributes { get; init; }
}
