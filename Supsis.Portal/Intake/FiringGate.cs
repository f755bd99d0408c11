using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Whether a rule that is hit may fire: not for its own receiver's doing, only if its conditions hold, and as often as it may.</summary>
/// <remarks>What is counted is counted in the transaction of the event, so a rule that was held back by an earlier question has not used up a later one.</remarks>
internal static class FiringGate
{
    private const string OncePerConversationSql = "INSERT INTO trigger_firings (conversation_id, trigger_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private const string CooldownSql = """
        INSERT INTO trigger_firings (conversation_id, trigger_id, fired_at) VALUES ($1, $2, $3)
        ON CONFLICT (conversation_id, trigger_id) DO UPDATE SET fired_at = $3 WHERE fired_at IS NULL OR fired_at <= $4
        """;

    private const string HourSql = """
        INSERT INTO trigger_hours (trigger_id, hour, fired, held_back) VALUES ($1, $2, 1, 0)
        ON CONFLICT (trigger_id, hour) DO UPDATE SET fired = fired + (fired < $3), held_back = held_back + (fired >= $3)
        """;

    private const string HeldBackSql = "SELECT held_back FROM trigger_hours WHERE trigger_id = $1 AND hour = $2";

    /// <param name="at">When the event happened: business hours are those of then.</param>
    public static bool Permits(Recording recording, ConversationState conversation, Rule rule, DateTimeOffset at) =>
        recording.OriginWebhookId != rule.WebhookId
        && Holds(recording, conversation, rule, at)
        && MayAgain(recording, conversation, rule)
        && IsUnderCap(recording, rule);

    private static bool Holds(Recording recording, ConversationState conversation, Rule rule, DateTimeOffset at)
    {
        if (rule.Conditions.Count == 0)
        {
            return true;
        }

        var isOpen = recording.Rules!.Calendar.IsOpen(at);
        return rule.Conditions.All(condition => condition.Holds(conversation, isOpen));
    }

    private static bool MayAgain(Recording recording, ConversationState conversation, Rule rule) => rule.Definition switch
    {
        { OncePerConversation: true } => recording.Transaction.Command(OncePerConversationSql).Execute(conversation.Id, rule.TriggerId) == 1,
        { CooldownMinutes: { } minutes } =>
            recording.Transaction.Command(CooldownSql).Execute(conversation.Id, rule.TriggerId, recording.Now, recording.Now - TimeSpan.FromMinutes(minutes)) == 1,
        _ => true,
    };

    private static bool IsUnderCap(Recording recording, Rule rule)
    {
        if (rule.Definition.MaxPerHour is not { } most)
        {
            return true;
        }

        var hour = new DateTimeOffset(recording.Now.UtcTicks - (recording.Now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var heldBack = HeldBack(recording, rule, hour);
        recording.Transaction.Command(HourSql).Execute(rule.TriggerId, hour, most);
        return HeldBack(recording, rule, hour) == heldBack;
    }

    private static long HeldBack(Recording recording, Rule rule, DateTimeOffset hour)
    {
        using var row = recording.Transaction.Command(HeldBackSql).Query(rule.TriggerId, hour);
        return row.Read() ? row.Long(0) : 0;
    }
}
