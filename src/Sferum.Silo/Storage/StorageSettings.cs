using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo.Storage;

/// <summary>Which database, and how many connections this process may hold to it.</summary>
public sealed class StorageSettings : IValidatableObject
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Storage";

    /// <summary>The database. Default: <see cref="StorageKind.Sqlite"/>.</summary>
    [EnumDataType(typeof(StorageKind))]
    public StorageKind Kind { get; set; }

    /// <summary>Where PostgreSQL is, as Npgsql has it: <c>Host=…;Database=…;Username=…;Password=…</c>. Never printed and never logged. Required for PostgreSQL. Default: none.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Most connections for states, 1 to 500. Default: 24.</summary>
    [Range(1, 500)]
    public int StatePool { get; set; } = 24;

    /// <summary>Most connections for reminders, 1 to 100. Default: 4.</summary>
    [Range(1, 100)]
    public int ReminderPool { get; set; } = 4;

    /// <summary>Most connections for the cluster's membership, which nothing else may starve, 1 to 20. Default: 2.</summary>
    [Range(1, 20)]
    public int MembershipPool { get; set; } = 2;

    /// <summary>Most connections for the search for owed work, the key ring, health and the schema, 1 to 100. Default: 4.</summary>
    [Range(1, 100)]
    public int ServicePool { get; set; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == StorageKind.PostgreSql && ConnectionString.Length == 0)
            yield return new ValidationResult($"{nameof(ConnectionString)} is required for {nameof(StorageKind.PostgreSql)}.");
    }
}
