using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo;

/// <summary>What the silo of this process needs to know.</summary>
public sealed class SiloSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Silo";

    /// <summary>
    /// The address at which other silos and facades reach this one, and at which it listens; not a name. Where it may be beyond loopback is decided by <see cref="Clustering.SiloExposure"/>.
    /// Default: 127.0.0.1.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port on which silos talk to each other; 0 takes a free one. Default: 5084.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5084;

    /// <summary>
    /// The port for grain clients outside this process, the facades; 0 takes a free one. Whoever reaches it can call any grain. Default: none where the facade is in the silo's own process,
    /// 5085 for a silo alone on PostgreSQL.
    /// </summary>
    [Range(0, 65535)]
    public int? GatewayPort { get; set; }

    /// <summary>
    /// The port of a silo alone at which health, metrics and the dashboard are, over HTTP/1.1 on loopback, whatever <see cref="Address"/> is; 0 takes a free one. Default: 5086 for a silo alone; where the facade is in the silo's own
    /// process they are at the facade's port, and this is not to be set.
    /// </summary>
    [Range(0, 65535)]
    public int? HttpPort { get; set; }

    /// <summary>How long the tokens of a former Sferum chats administrator are kept while chats have still to be handed over, in days, 1 to 365. Default: 30.</summary>
    [Range(1, 365)]
    public int HandOverDays { get; set; } = 30;
}
