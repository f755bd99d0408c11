namespace Supsis.Portal.Intake;

/// <summary>Why a rule fired for an event, or why it did not.</summary>
public enum RuleReason
{
    Fired,

    /// <summary>The event repeated what was known: a second opening, a second end.</summary>
    Repeated,

    /// <summary>Somebody wrote whose messages the rule does not look at.</summary>
    Author,

    /// <summary>None of its keywords stands in the message.</summary>
    NoKeyword,

    /// <summary>A condition of the webhook did not hold.</summary>
    Condition,

    /// <summary>It fires once per conversation, and had.</summary>
    Once,

    /// <summary>It had fired a moment ago and keeps quiet for a while.</summary>
    Cooldown,

    /// <summary>It had fired as often as it may in one hour.</summary>
    Cap,

    /// <summary>Its own receiver caused the event.</summary>
    OwnReceiver,

    /// <summary>Somebody spoke before the silence had lasted long enough, or the conversation ended.</summary>
    SilenceBroken,

    /// <summary>The rule was saved only after this had happened.</summary>
    NotYet,

    /// <summary>Its regular expression had taken too long three times; it rests until its webhook is saved.</summary>
    Suspended,

    /// <summary>Nothing that it waits for has happened in the whole conversation.</summary>
    NoSuchEvent,

    /// <summary>Everything speaks for it, and yet nothing was owed: the rule was changed at that very moment, a chain of programs had become too long, or what is known of the visitor came from elsewhere.</summary>
    Unknown,
}
