namespace Supsis.Portal.Data;

/// <summary>One thing to be written together with whatever else is waiting.</summary>
internal abstract class GroupWork
{
    /// <summary>Whether somebody waits for it to be safe from a power cut; outcomes alone may wait for the next barrier.</summary>
    public virtual bool MustSync => true;

    /// <summary>Writes inside the group's transaction, on the writer's thread. It may run twice: a group that fails is replayed one by one.</summary>
    public abstract void Write(GroupTransaction transaction);

    /// <summary>The commit is on disk.</summary>
    public abstract void Committed();

    /// <summary>The transaction it was written in is undone; it will be replayed alone, or has failed.</summary>
    public virtual void RolledBack()
    {
    }

    /// <summary>It failed alone, and nothing of it is stored.</summary>
    public abstract void Failed(Exception exception);
}
