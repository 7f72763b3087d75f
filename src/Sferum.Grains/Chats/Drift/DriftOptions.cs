using System.ComponentModel.DataAnnotations;

namespace Sferum.Grains.Chats.Drift;

/// <summary>How often chats are compared with the Sferum side. Checked at start.</summary>
public sealed class DriftOptions
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Drift";

    /// <summary>Every chat is compared once in this time, at a moment of its own. 1 min..24 h. Default 20 h, so that a chat that has to wait for its turn still comes within 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Period { get; set; } = TimeSpan.FromHours(20);
}
