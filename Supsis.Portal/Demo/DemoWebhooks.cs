using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Inbox;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Demo;

/// <summary>Makes the demo's two webhooks: one to the test inbox, one to a receiver that stumbles.</summary>
internal sealed class DemoWebhooks(WebhookDraftCheck check, WebhookStore store, InboxStore inbox, DemoReceiver receiver, IStringLocalizer<DemoTexts> text)
{
    public async Task CreateAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await CreateAsync(workspaceId, Inbox(await inbox.AddressOfAsync(workspaceId, cancellationToken)), cancellationToken);
        await CreateAsync(workspaceId, Reporting(await receiver.StartAsync(cancellationToken)), cancellationToken);
    }

    private WebhookDraft Inbox(Uri address) => new()
    {
        Name = text["Webhook.Inbox"],
        Url = address.AbsoluteUri,
        Triggers =
        [
            new() { Type = "conversation.started" },
            new() { Type = "keyword.matched", Keywords = ["iade", "iptal", "kargo", "fiyat", "refund"], Match = "prefix" },
            new() { Type = "conversation.inactive", Minutes = 1 },
            new() { Type = "conversation.ended" },
            new() { Type = "ticket.created" },
        ],
    };

    private WebhookDraft Reporting(Uri address) => new()
    {
        Name = text["Webhook.Reporting"],
        Url = address.AbsoluteUri,
        Triggers =
        [
            new() { Type = "conversation.handed_over" },
            new() { Type = "conversation.ended" },
            new() { Type = "conversation.rated" },
            new() { Type = "message.created", Authors = ["agent"] },
        ],
    };

    private async Task CreateAsync(Guid workspaceId, WebhookDraft draft, CancellationToken cancellationToken)
    {
        var verdict = await check.CheckAsync(workspaceId, draft, cancellationToken);
        if (!verdict.IsGood)
        {
            throw new InvalidOperationException($"The demo's webhook '{draft.Name}' was refused: {verdict.Problems[0]}");
        }

        await store.CreateAsync(workspaceId, verdict.Settings, Actor.System, cancellationToken);
    }
}
