namespace Sferum.Grains.Commits;

/// <summary>Where grains keep their rows.</summary>
public static class StateStore
{
    /// <summary>The name of the storage provider that the host gives.</summary>
    public const string Name = "sferum";
}
