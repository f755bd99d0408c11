using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Replaces the triggers of a webhook; one that stays the same keeps its identity, and with it what it has already fired for.</summary>
internal static class TriggerList
{
    public static async Task ReplaceAsync(WebhookWrite write, IReadOnlyList<TriggerDefinition> wanted, IdGenerator ids, CancellationToken cancellationToken)
    {
        var present = await write.Db.Triggers
            .Where(trigger => trigger.WebhookId == write.Webhook.Id && trigger.IsActive)
            .ToDictionaryAsync(trigger => TriggerDefinition.Read(trigger.Parameters).Identity, StringComparer.Ordinal, cancellationToken);
        foreach (var (position, definition) in wanted.Index())
        {
            if (present.Remove(definition.Identity, out var known))
            {
                known.Place(position, definition.ToParameters());
            }
            else
            {
                write.Db.Triggers.Add(New(write, definition, position, ids));
            }
        }

        foreach (var removed in present.Values)
        {
            removed.Retire();
        }
    }

    private static Trigger New(WebhookWrite write, TriggerDefinition definition, int position, IdGenerator ids) =>
        new(ids.Next(), write.Webhook.WorkspaceId, write.Webhook.Id, definition.Type, definition.ToParameters(), position, write.Now);
}
