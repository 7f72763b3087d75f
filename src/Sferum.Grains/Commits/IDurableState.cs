namespace Sferum.Grains.Commits;

/// <summary>A grain's state: an immutable record that can tell what it owes.</summary>
internal interface IDurableState
{
    /// <summary>Whether the state owes something to others, and from when.</summary>
    Owed Owed { get; }
}

/// <summary>When a state owes something.</summary>
internal readonly record struct Owed
{
    private Owed(bool any, DateTimeOffset? from) => (Any, From) = (any, from);

    /// <summary>True when something is owed.</summary>
    public bool Any { get; }

    /// <summary>The moment from which it is owed; null for "since it was committed".</summary>
    public DateTimeOffset? From { get; }

    /// <summary>Nothing is owed.</summary>
    public static Owed Nothing => default;

    /// <summary>Something is owed since it was committed.</summary>
    public static Owed Now => new(any: true, from: null);

    /// <summary>Something will be owed from a moment on.</summary>
    public static Owed At(DateTimeOffset moment) => new(any: true, moment);

    /// <summary>Something is owed since its commit, or nothing.</summary>
    public static Owed When(bool owes) => owes ? Now : Nothing;
}
