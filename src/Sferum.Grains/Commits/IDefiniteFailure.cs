namespace Sferum.Grains.Commits;

/// <summary>A failure of the store that can tell whether its change may have been made. A failure without this may have been.</summary>
public interface IDefiniteFailure
{
    /// <summary>True when the change may be there all the same; false when it surely was not made.</summary>
    bool OutcomeUnknown { get; }
}
