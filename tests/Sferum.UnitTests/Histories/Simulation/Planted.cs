namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A bug planted in a deployment: it spoils what is wired, as a mistake in a grain or a rule would.</summary>
internal class Planted
{
    public static Planted Nothing { get; } = new();

    /// <summary>A call as it is sent.</summary>
    public virtual GrainCall Sent(GrainCall call) => call;
}
