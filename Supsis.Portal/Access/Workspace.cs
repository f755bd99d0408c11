namespace Supsis.Portal.Access;

/// <summary>One customer company; everything else belongs to one.</summary>
public sealed class Workspace
{
    private Workspace()
    {
    }

    public Workspace(Guid id, string name, string slug, string inboxToken, DateTimeOffset createdAt)
    {
        (Id, Name, Slug, InboxToken, CreatedAt) = (id, name, slug, inboxToken, createdAt);
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Its part of the address, <c>/w/{slug}/…</c>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>IANA name; pages and charts show its time, the API stays in UTC.</summary>
    public string TimeZone { get; private set; } = "Europe/Istanbul";

    /// <summary>When the company is open, as JSON; empty for the usual hours.</summary>
    public string BusinessHours { get; private set; } = "";

    /// <summary>The unguessable end of the test inbox's address.</summary>
    public string InboxToken { get; private set; } = "";

    /// <summary>Where the numbers of its conversations come from.</summary>
    public long LastConversationNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public void Rename(string name) => Name = name;

    public void Keep(string businessHours) => BusinessHours = businessHours;

    public void Move(string timeZone) => TimeZone = timeZone;
}
