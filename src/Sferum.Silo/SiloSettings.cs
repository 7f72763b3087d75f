using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo;

/// <summary>What the silo of this process needs to know. It listens on 127.0.0.1 only; there is no setting for another address.</summary>
public sealed class SiloSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Silo";

    /// <summary>The port on which silos talk to each other; 0 takes a free one. Default: 5084.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5084;

    /// <summary>
    /// The port for grain clients outside this process; 0 takes a free one. Default: none, since the facade is in the silo's own process and whoever reaches this
    /// port can call any grain.
    /// </summary>
    [Range(0, 65535)]
    public int? GatewayPort { get; set; }

    /// <summary>How long the tokens of a former Sferum chats administrator are kept while chats have still to be handed over, in days, 1 to 365. Default: 30.</summary>
    [Range(1, 365)]
    public int HandOverDays { get; set; } = 30;
}
