namespace Supsis.Portal.Webhooks;

/// <summary>A webhook as the sender needs it: in memory, decrypted, the same for every attempt until somebody saves a change.</summary>
/// <param name="Url">Where it posts to.</param>
/// <param name="Secrets">Signing keys, newest first; during a rotation the earlier ones too, each with its end.</param>
/// <param name="IsInbox">Whether the address is the portal's own test inbox of the same workspace.</param>
internal sealed record LiveWebhook(Guid Id, Guid WorkspaceId, string Name, Uri Url, WebhookState State, IReadOnlyList<SigningKey> Secrets, bool IsInbox)
{
    public TranscriptSetting Transcript { get; init; } = TranscriptSetting.None;

    public SendingPace Pace { get; init; } = SendingPace.Free;

    /// <summary>Its own headers and its authentication.</summary>
    public WebhookCredentials Credentials { get; init; } = WebhookCredentials.None;
}
