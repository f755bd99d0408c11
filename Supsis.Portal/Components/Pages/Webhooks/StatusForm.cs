using Supsis.Portal.Conversations;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>A status that can be ticked, with what is entered for it: once, or several times with other words.</summary>
public sealed class StatusForm(EventType type)
{
    private List<TriggerForm> _triggers = [];
    private List<TriggerForm> _putAway = [];
    private int _count;

    public EventType Type => type;

    public string Key => type.Key;

    public IReadOnlyList<TriggerForm> Triggers => _triggers;

    public bool IsTicked => _triggers.Count > 0;

    /// <summary>Another one with other words or minutes is another rule; a status without parameters needs one tick only.</summary>
    public bool MayRepeat => type == EventCatalog.KeywordMatched || type == EventCatalog.ConversationInactive || type == EventCatalog.SlaBreached;

    /// <summary>What was entered comes back when the tick does.</summary>
    public void Tick(bool isTicked)
    {
        if (isTicked == IsTicked)
        {
            return;
        }

        (_triggers, _putAway) = (_putAway, _triggers);
        if (isTicked && _triggers.Count == 0)
        {
            Add();
        }
    }

    public void Add() => _triggers.Add(new TriggerForm(type, ++_count));

    public void Remove(TriggerForm trigger) => _triggers.Remove(trigger);

    public void Load(TriggerDraft draft) => _triggers.Add(TriggerForm.Read(type, ++_count, draft));
}
