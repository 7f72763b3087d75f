namespace Sferum.Grains.Outcomes;

/// <summary>The kinds of trouble that a caller has to tell apart.</summary>
[GenerateSerializer]
public enum FaultKind
{
    /// <summary>A bug: nothing that a caller can do.</summary>
    Bug = 0,

    /// <summary>The change may or may not have been made: repeat with the same request id.</summary>
    OutcomeUnknown = 1,

    /// <summary>The change was not made; try again.</summary>
    Unavailable = 2,

    /// <summary>A stored row is damaged; an operator has to look.</summary>
    DamagedState = 3,

    /// <summary>The platform does not answer, or answers with errors that pass; try again.</summary>
    PlatformUnreachable = 4,

    /// <summary>The platform's quantity limit is reached; try again much later.</summary>
    PlatformThrottled = 5,
}

/// <summary>
/// Trouble of storage or platform, or a bug, in the one form that crosses silo borders: a kind and no more. What happened in detail is in the log of
/// the silo where it happened; no SQL, no key and no stack trace travels with it.
/// </summary>
[GenerateSerializer, Alias("sferum.Fault")]
public sealed class SferumFault : Exception
{
    public SferumFault(FaultKind kind)
        : base($"Fault: {kind}.") => Kind = kind;

    public SferumFault(FaultKind kind, Exception innerException)
        : base($"Fault: {kind}.", innerException) => Kind = kind;

    public SferumFault()
    {
    }

    public SferumFault(string message)
        : base(message)
    {
    }

    public SferumFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What a caller has to know.</summary>
    [Id(0)] public FaultKind Kind { get; private set; }
}
