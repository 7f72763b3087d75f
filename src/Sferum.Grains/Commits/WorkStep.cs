namespace Sferum.Grains.Commits;

/// <summary>What one step of owed work came to.</summary>
internal readonly record struct WorkStep
{
    private WorkStep(bool again, TimeSpan? delay) => (IsAgain, Delay) = (again, delay);

    /// <summary>True when there is more to do at once.</summary>
    public bool IsAgain { get; }

    /// <summary>When there is more to do later.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Nothing is left to do, or what is left waits for others to say so.</summary>
    public static WorkStep Done => default;

    /// <summary>More to do at once.</summary>
    public static WorkStep Again => new(again: true, delay: null);

    /// <summary>More to do after a while.</summary>
    public static WorkStep Later(TimeSpan delay) => new(again: false, delay);
}
