namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What a page about webhooks shows.</summary>
public enum WebhookLook
{
    Loading,

    /// <summary>There is no such workspace or webhook, for this person.</summary>
    Missing,

    /// <summary>It could not be read.</summary>
    Failed,

    Ready,

    /// <summary>A webhook was just made.</summary>
    Created,
}
