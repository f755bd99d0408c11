namespace Supsis.Portal.Intake;

/// <summary>What one request and one event may hold; lengths are in UTF-16 units, sizes in bytes.</summary>
internal static class IntakeLimits
{
    public const int BodySize = 4 * 1024 * 1024;
    public const int EventSize = 256 * 1024;
    public const int EventsPerRequest = 1_000;

    /// <summary>Levels of nesting in one event; half of what JSON readers take by default, since a webhook's body wraps it deeper.</summary>
    public const int Depth = 32;

    /// <summary>Wrong fields named per event, so that an answer stays readable.</summary>
    public const int NamedErrors = 20;

    public const int ExternalId = 200;
    public const int Name = 200;

    /// <summary>Channel type, ticket status, locale and other short codes.</summary>
    public const int Code = 100;

    public const int Email = 320;
    public const int Title = 500;
    public const int Address = 4_096;
    public const int Comment = 4_000;

    /// <summary>Written in three bytes a character it still leaves a quarter of <see cref="EventSize"/> to the rest.</summary>
    public const int MessageText = 65_536;

    public const int Tags = 100;
    public const int Tag = 100;
    public const int Attachments = 100;
    public const int Attributes = 100;
    public const int AttributeKey = 100;
    public const int AttributeSize = 4_096;
    public const int Score = 1_000_000;

    /// <summary>Clocks that are years off would spoil every figure that is computed from the time.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
