namespace Supsis.Portal.Components.Pages.Simulator;

/// <summary>The conversation that somebody plays in each workspace, kept while they look at other pages; it ends with the browser's tab.</summary>
public sealed class SimulatorShelf
{
    private readonly Dictionary<Guid, SimulatedChat> _chats = [];

    internal SimulatedChat? Find(Guid workspaceId) => _chats.GetValueOrDefault(workspaceId);

    /// <summary>Takes the place of an earlier one.</summary>
    internal void Keep(Guid workspaceId, SimulatedChat chat) => _chats[workspaceId] = chat;
}
