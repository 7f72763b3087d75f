namespace Sferum.Silo.Telemetry;

/// <summary>Orleans' own dashboard.</summary>
public sealed class DashboardSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Dashboard";

    /// <summary>
    /// Whether it is at <c>/dashboard</c> of the HTTP port: for administrators where callers are authenticated, else for this machine alone. Not of a facade alone: a silo's port has it. Default: false.
    /// </summary>
    public bool Enabled { get; set; }
}
