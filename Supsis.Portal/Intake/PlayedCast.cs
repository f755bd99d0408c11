namespace Supsis.Portal.Intake;

/// <summary>Where a played conversation takes place, and between whom.</summary>
public sealed record PlayedCast
{
    /// <summary>web, whatsapp, …</summary>
    public required string ChannelType { get; init; }

    public required string ChannelName { get; init; }
    public required string Department { get; init; }
    public required string Bot { get; init; }
    public required string Agent { get; init; }
    public required string Visitor { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string Locale { get; init; } = "tr";
    public string Country { get; init; } = "TR";
    public string? PageUrl { get; init; }
    public string? PageTitle { get; init; }
}
