using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Whether a rule that is hit may fire: not for its own receiver's doing, only if its conditions hold, and as often as it may.</summary>
/// <remarks>What is counted is counted in the transaction of the event, and last: a firing that any question held back has used up nothing.</remarks>
internal static class FiringGate
{
    private const string OncePerConversationSql = "INSERT INTO trigger_firings (conversation_id, trigger_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private const string CooldownSql = """
        INSERT INTO trigger_firings (conversation_id, trigger_id, fired_at) VALUES ($1, $2, $3)
        ON CONFLICT (conversation_id, trigger_id) DO UPDATE SET fired_at = $3 WHERE fired_at IS NULL OR fired_at <= $4
        """;

    private const string QuietSql = "SELECT 1 FROM trigger_firings WHERE conversation_id = $1 AND trigger_id = $2 AND ($3 IS NULL OR fired_at > $3)";

    private const string FiredSql = "SELECT fired FROM trigger_hours WHERE trigger_id = $1 AND hour = $2";

    private const string HourSql = """
        INSERT INTO trigger_hours (trigger_id, hour, fired, held_back) VALUES ($1, $2, $3, $4)
        ON CONFLICT (trigger_id, hour) DO UPDATE SET fired = fired + $3, held_back = held_back + $4
        """;

    /// <param name="at">When the event happened: business hours are those of then.</param>
    public static bool Permits(Recording recording, ConversationState conversation, Rule rule, DateTimeOffset at) =>
        recording.Origin.WebhookId != rule.WebhookId
        && Holds(recording, conversation, rule, at)
        && (rule.Definition.MaxPerHour is { } most ? MayAgainUnderCap(recording, conversation, rule, most) : MayAgain(recording, conversation, rule));

    private static bool Holds(Recording recording, ConversationState conversation, Rule rule, DateTimeOffset at)
    {
        if (rule.Conditions.Count == 0)
        {
            return true;
        }

        var isOpen = recording.Rules!.Calendar.IsOpen(at);
        foreach (var condition in rule.Conditions)
        {
            if (!condition.Holds(conversation, isOpen))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Asks and remembers in one statement.</summary>
    private static bool MayAgain(Recording recording, ConversationState conversation, Rule rule) => rule.Definition switch
    {
        { OncePerConversation: true } => recording.Transaction.Command(OncePerConversationSql).Execute(conversation.Id, rule.TriggerId) == 1,
        { CooldownMinutes: { } minutes } =>
            recording.Transaction.Command(CooldownSql).Execute(conversation.Id, rule.TriggerId, recording.Now, recording.Now - TimeSpan.FromMinutes(minutes)) == 1,
        _ => true,
    };

    // Neither must the cap count what would have stayed quiet anyway, nor what it holds back use up the only time in a conversation.
    private static bool MayAgainUnderCap(Recording recording, ConversationState conversation, Rule rule, int most) =>
        !IsQuiet(recording, conversation, rule) && CountsUnder(most, recording, rule) && MayAgain(recording, conversation, rule);

    private static bool IsQuiet(Recording recording, ConversationState conversation, Rule rule)
    {
        if (rule.Definition is not ({ OncePerConversation: true } or { CooldownMinutes: not null }))
        {
            return false;
        }

        DateTimeOffset? quietSince = rule.Definition.OncePerConversation == true ? null : recording.Now - TimeSpan.FromMinutes(rule.Definition.CooldownMinutes!.Value);
        using var row = recording.Transaction.Command(QuietSql).Query(conversation.Id, rule.TriggerId, quietSince);
        return row.Read();
    }

    private static bool CountsUnder(int most, Recording recording, Rule rule)
    {
        var hour = TriggerHour.Of(recording.Now);
        var isUnder = Fired(recording, rule, hour) < most;
        recording.Transaction.Command(HourSql).Execute(rule.TriggerId, hour, isUnder ? 1 : 0, isUnder ? 0 : 1);
        return isUnder;
    }

    private static int Fired(Recording recording, Rule rule, DateTimeOffset hour)
    {
        using var row = recording.Transaction.Command(FiredSql).Query(rule.TriggerId, hour);
        return row.Read() ? row.Int(0) : 0;
    }
}
