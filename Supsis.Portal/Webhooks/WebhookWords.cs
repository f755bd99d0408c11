namespace Supsis.Portal.Webhooks;

/// <summary>Words of the API that this version takes for settings that have only one value yet.</summary>
internal static class WebhookWords
{
    public const string Standard = "standard";
}
