namespace Supsis.Portal.Access;

/// <summary>Who asks for a change: a person, an API key, or the portal itself.</summary>
public sealed record Actor(ActorKind Kind, Guid? Id, string Name, string? Ip)
{
    public static readonly Actor System = new(ActorKind.System, null, "Supsis Portal", null);
}
