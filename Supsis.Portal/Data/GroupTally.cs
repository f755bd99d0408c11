namespace Supsis.Portal.Data;

/// <summary>Sums up what the works of a group have in common, to be written once before its commit instead of once a work.</summary>
internal abstract class GroupTally
{
    public abstract void Write(GroupTransaction transaction);
}
