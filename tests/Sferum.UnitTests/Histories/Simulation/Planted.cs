namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A bug planted in a deployment: it spoils what is wired, as a mistake in a grain or a rule would.</summary>
internal abstract class Planted
{
    public static Planted Nothing { get; } = new PlantedNothing();

    /// <summary>A call as it is sent.</summary>
    public virtual GrainCall Sent(GrainCall call) => call;
}

/// <summary>No bug.</summary>
internal sealed class PlantedNothing : Planted;
