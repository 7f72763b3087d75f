namespace Sferum.GrpcHost.Telemetry;

/// <summary>Orleans' own dashboard.</summary>
internal sealed class DashboardSettings
{
    internal const string Section = "Sferum:Dashboard";

    /// <summary>Whether it is at <c>/dashboard</c> of the HTTP port, for this machine alone. Default: false.</summary>
    public bool Enabled { get; set; }
}
