namespace Sferum.Grains.Platform;

/// <summary>What lanes have to know of the deployment.</summary>
public sealed class LaneOptions
{
    /// <summary>
    /// Whether no other process can be a silo of this deployment, as where the data directory belongs to one process: then the right to call that a former process held is
    /// not waited for. Default false.
    /// </summary>
    public bool AloneInDeployment { get; set; }
}
