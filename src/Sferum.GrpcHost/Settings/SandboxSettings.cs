using System.ComponentModel.DataAnnotations;

namespace Sferum.GrpcHost.Settings;

/// <summary>The stand-in for the Sferum side inside this process.</summary>
internal sealed class SandboxSettings
{
    internal const string Section = "Sferum:Sandbox";

    /// <summary>Whether it runs and is the platform. Default: when no platform is configured (<c>Sferum:VkPlatform</c>).</summary>
    public bool? Enabled { get; set; }

    /// <summary>Its port of 127.0.0.1; 0 takes a free one. Default: 5083.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5083;
}
