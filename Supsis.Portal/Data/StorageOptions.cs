using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Data;

/// <summary>Where the portal keeps what it knows.</summary>
public sealed class StorageOptions : IValidatableObject
{
    public const string SectionName = "Storage";

    /// <summary><c>Sqlite</c>; PostgreSQL is named in the contract and refused until it is built.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>For SQLite <c>Data Source=…</c>; when empty, <c>portal.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder of database, key ring and lock; when empty, <c>supsis-portal</c> in the user's local application data.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Free disk space below which no event is taken and nothing is sent; 0 turns the check off.</summary>
    [Range(0, 1_000_000)]
    public int MinimumFreeMegabytes { get; set; } = 500;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.Equals(Provider, "PostgreSQL", StringComparison.OrdinalIgnoreCase))
        {
            yield return new("Storage:Provider=PostgreSQL is not supported by this version yet. Use Sqlite, or leave the setting out.", [nameof(Provider)]);
        }
        else if (!string.Equals(Provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            yield return new($"Storage:Provider must be Sqlite, not '{Provider}'.", [nameof(Provider)]);
        }
    }
}
