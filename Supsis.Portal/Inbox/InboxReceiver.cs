using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Inbox;

/// <summary>Receives what webhooks post to the portal's own inbox, and answers as somebody chose on its page.</summary>
internal sealed class InboxReceiver(InboxStore store, InboxWriter writer, InboxBehavior behavior, LiveRules rules, TimeProvider clock)
{
    /// <summary>What is kept of a body, in bytes.</summary>
    public const int BodyLimit = 256 * 1024;

    private const string Hidden = "••••";

    private static readonly string[] Secrets = ["key", "token", "secret", "password", "authorization", "cookie"];

    /// <summary>The status to answer with; null when the token is nobody's.</summary>
    public async Task<int?> ReceiveAsync(string token, HttpRequest http, CancellationToken cancellationToken)
    {
        if (await store.FindWorkspaceAsync(token, cancellationToken) is not { } workspaceId)
        {
            return null;
        }

        var own = SendersOf(workspaceId).SelectMany(webhook => webhook.Credentials.Headers.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (body, isCut) = await ReadAsync(http.Body, cancellationToken);
        var messageId = http.Headers[InboxHeaders.Id].ToString();
        var content = new InboxContent(
            messageId.Length == 0 ? null : messageId[..Math.Min(messageId.Length, ColumnLengths.ExternalId)],
            string.Join('\n', http.Headers.SelectMany(header => header.Value.Select(value => Line(header.Key, value, own)))),
            body,
            isCut,
            isCut ? null : InboxSignature.Check(http.Headers, body, SecretsOf(workspaceId)));
        var status = behavior.TakeStatus(workspaceId);
        var now = clock.GetUtcNow();
        writer.Add(workspaceId, id => new InboxRequest(id, workspaceId, now, content, status));
        return status;
    }

    private IEnumerable<byte[]> SecretsOf(Guid workspaceId) =>
        SendersOf(workspaceId).SelectMany(webhook => webhook.Secrets).Where(secret => secret.SignsAt(clock.GetUtcNow())).Select(secret => secret.Bytes);

    private IEnumerable<LiveWebhook> SendersOf(Guid workspaceId) => rules.Of(workspaceId)?.Webhooks.Values.Where(webhook => webhook.IsInbox) ?? [];

    // Whoever may look at the inbox need not know the keys of the receivers it stands for.
    private static string Line(string name, string? value, HashSet<string> own)
    {
        var isSecret = own.Contains(name) || Array.Exists(Secrets, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return $"{name.ToLowerInvariant()}: {(isSecret ? Hidden : value)}";
    }

    private static async Task<(byte[] Body, bool IsCut)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while (kept.Length <= BodyLimit && (read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            kept.Write(buffer, 0, read);
        }

        var isCut = kept.Length > BodyLimit;
        kept.SetLength(Math.Min(kept.Length, BodyLimit));
        return (kept.ToArray(), isCut);
    }
}
