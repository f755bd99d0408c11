namespace Supsis.Portal.Data;

/// <summary>Lengths that several tables share.</summary>
public static class ColumnLengths
{
    /// <summary>Ids of the producer (api.md: at most 200 characters).</summary>
    public const int ExternalId = 200;

    /// <summary>Names that people give.</summary>
    public const int Name = 200;

    public const int Url = 2048;

    /// <summary>Event types, error codes and other words of ours.</summary>
    public const int Code = 64;
}
