using System.ComponentModel.DataAnnotations;

namespace Sferum.GrpcHost.Limits;

/// <summary>How much callers may ask. Rates are buckets: so many calls a second, and so many at once after a rest.</summary>
internal sealed class LimitSettings
{
    internal const string Section = "Sferum:Limits";

    private const int Most = 1_000_000;

    /// <summary>Whether the rates hold. Default: when callers are authenticated.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Calls a second of one caller, over all schools. Default: 2,000.</summary>
    [Range(1, Most)]
    public int CallerPerSecond { get; set; } = 2_000;

    /// <summary>Calls of one caller at once. Default: 4,000.</summary>
    [Range(1, Most)]
    public int CallerBurst { get; set; } = 4_000;

    /// <summary>Reads and joins a second for one school. Default: 200.</summary>
    [Range(1, Most)]
    public int SchoolReadsPerSecond { get; set; } = 200;

    /// <summary>Reads and joins for one school at once. Default: 1,000.</summary>
    [Range(1, Most)]
    public int SchoolReadsBurst { get; set; } = 1_000;

    /// <summary>Changes a second of one school. Default: 50.</summary>
    [Range(1, Most)]
    public int SchoolChangesPerSecond { get; set; } = 50;

    /// <summary>Changes of one school at once. Default: 500.</summary>
    [Range(1, Most)]
    public int SchoolChangesBurst { get; set; } = 500;

    /// <summary>Imports, batches and exports a second of one school. Default: 5.</summary>
    [Range(1, Most)]
    public int SchoolImportsPerSecond { get; set; } = 5;

    /// <summary>Imports, batches and exports of one school at once. Default: 50.</summary>
    [Range(1, Most)]
    public int SchoolImportsBurst { get; set; } = 50;

    /// <summary>Calls under way in this process; holds always. Changes get four fifths of it, so that reads and joins go on when changes pile up. Default: 2,000.</summary>
    [Range(10, Most)]
    public int ConcurrentCalls { get; set; } = 2_000;

    /// <summary>Imports, batches and exports under way in this process; holds always. Default: 32.</summary>
    [Range(1, Most)]
    public int ConcurrentImports { get; set; } = 32;
}
