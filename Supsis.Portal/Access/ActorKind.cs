namespace Supsis.Portal.Access;

/// <summary>What kind of somebody did it.</summary>
public enum ActorKind
{
    System,
    User,
    ApiKey,
}
