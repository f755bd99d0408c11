namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>A webhook that is owed, or was sent.</summary>
internal sealed class NaiveRow
{
    public Guid Id { get; set; }

    public required byte[] Body { get; set; }

    public bool IsSent { get; set; }
}
