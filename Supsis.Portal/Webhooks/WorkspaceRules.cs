using System.Collections.Frozen;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Everything that judges and sends a workspace's events, as of its latest saved change; immutable and swapped whole.</summary>
internal sealed record WorkspaceRules(Guid WorkspaceId, string WorkspaceName, string Slug, TriggerSet Triggers, BusinessCalendar Calendar, FrozenDictionary<Guid, LiveWebhook> Webhooks);
