namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A bug planted in a deployment: it spoils what is wired, as a mistake in a grain or a rule would.</summary>
internal abstract class Planted
{
    public static Planted Nothing { get; } = new PlantedNothing();

    /// <summary>A call as it reaches its grain.</summary>
    public virtual GrainCall Arrived(string key, GrainCall call) => call;

    /// <summary>A row as it is written.</summary>
    /// <param name="before">The row as it was; null when there was none.</param>
    /// <param name="next">The row.</param>
    public virtual object Written(object? before, object next) => next;

    /// <summary>How long a row that the grain takes for written is not.</summary>
    public virtual TimeSpan LateBy(object next) => TimeSpan.Zero;
}

/// <summary>No bug.</summary>
internal sealed class PlantedNothing : Planted;
