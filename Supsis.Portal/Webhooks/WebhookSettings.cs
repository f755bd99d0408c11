using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>A draft that was found good; only the check makes one, so nothing unchecked can be saved.</summary>
public sealed record WebhookSettings
{
    internal WebhookSettings(string name, string url, bool? enabled, IReadOnlyList<TriggerDefinition> triggers) =>
        (Name, StoredUrl, Enabled, Triggers) = (name, url, enabled, triggers);

    public string Name { get; }

    public bool? Enabled { get; }

    public IReadOnlyList<TriggerDefinition> Triggers { get; }

    public IReadOnlyList<Condition> Conditions { get; internal init; } = [];

    public TranscriptSetting Transcript { get; internal init; } = TranscriptSetting.None;

    /// <summary>With masks for what is to be kept.</summary>
    internal WebhookCredentials Credentials { get; init; } = WebhookCredentials.None;

    internal SendingPace Pace { get; init; } = SendingPace.Free;

    /// <summary>The address as it is stored: without an origin for the workspace's own test inbox.</summary>
    internal string StoredUrl { get; }
}
