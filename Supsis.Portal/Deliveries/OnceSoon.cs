namespace Supsis.Portal.Deliveries;

/// <summary>Does something soon on another thread, once for all who asked meanwhile: asking costs the asker next to nothing.</summary>
internal sealed class OnceSoon(Action act) : IThreadPoolWorkItem
{
    private int _asked;

    /// <summary>Whether somebody asked and it has not been done since.</summary>
    public bool IsAsked => Volatile.Read(ref _asked) > 0;

    public void Ask()
    {
        if (Interlocked.Increment(ref _asked) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _asked);
            act();
        }
        while (Interlocked.CompareExchange(ref _asked, 0, seen) != seen);
    }
}
