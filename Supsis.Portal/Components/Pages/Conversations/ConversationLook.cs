namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>What a page of conversations shows.</summary>
internal enum ConversationLook
{
    Loading,
    Ready,
    Failed,
    Missing,
}
