namespace Sferum.Grains.Commits;

/// <summary>A stored state that may owe something to the outside; a state without this owes nothing.</summary>
public interface IOwing
{
    /// <summary>The moment from which something is owed, or null. It is written into the header of the row (see <see cref="StateEnvelope"/>).</summary>
    DateTimeOffset? OwedFrom { get; }
}
