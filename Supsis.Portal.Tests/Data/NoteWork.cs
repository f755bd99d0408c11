using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

/// <summary>Writes a number into a table of the test's own, and remembers what it was told.</summary>
internal sealed class NoteWork(int number, Action<GroupTransaction>? before = null, Action? committed = null) : GroupWork
{
    private readonly TaskCompletionSource<string> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public const string Table = "CREATE TABLE notes (number INTEGER PRIMARY KEY)";

    /// <summary>"committed", or why it failed.</summary>
    public Task<string> End => _end.Task;

    public int Writes { get; private set; }

    public int RolledBackTimes { get; private set; }

    public bool IsAsync { get; init; }

    public override bool MustSync => !IsAsync;

    public override void Write(GroupTransaction transaction)
    {
        Writes++;
        before?.Invoke(transaction);
        transaction.Command("INSERT INTO notes (number) VALUES ($1)").Execute(number);
    }

    public override void Committed()
    {
        _end.TrySetResult("committed");
        committed?.Invoke();
    }

    public override void RolledBack() => RolledBackTimes++;

    public override void Failed(Exception exception) => _end.TrySetResult(exception.GetType().Name);
}
