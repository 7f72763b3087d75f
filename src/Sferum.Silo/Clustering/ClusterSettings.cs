using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo.Clustering;

/// <summary>Which cluster this process belongs to. Only on PostgreSQL: on SQLite a process is alone.</summary>
public sealed class ClusterSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Cluster";

    /// <summary>
    /// The name of the installation, 1 to 64 characters of <c>a-zA-Z0-9._-</c>. States and reminders carry it: with another one nothing is found of what was stored. Never changed after the first start. Default: <c>sferum</c>.
    /// </summary>
    [RegularExpression("^[a-zA-Z0-9._-]{1,64}$")]
    public string ServiceId { get; set; } = "sferum";

    /// <summary>
    /// The name of the cluster, the same form. Silos and facades of one name find each other. Another one is given after the database was restored from a backup, whose silos are long gone. Default: <c>sferum</c>.
    /// </summary>
    [RegularExpression("^[a-zA-Z0-9._-]{1,64}$")]
    public string ClusterId { get; set; } = "sferum";

    /// <summary>How silos and facades prove to each other that they belong together. Default: not at all, which is for loopback.</summary>
    public ClusterTlsSettings Tls { get; set; } = new();
}
