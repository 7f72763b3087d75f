using System.ComponentModel.DataAnnotations;

namespace Sferum.Grains.Audit;

/// <summary>The audit trail.</summary>
public sealed class AuditOptions
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Audit";

    /// <summary>For how many days entries are kept, 1 to 3,650. Default: 365.</summary>
    [Range(1, 3_650)]
    public int RetentionDays { get; set; } = 365;
}
