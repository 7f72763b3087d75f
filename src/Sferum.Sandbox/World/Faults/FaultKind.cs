namespace Sferum.Sandbox.World.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>Nothing is done; the answer is an error of the platform.</summary>
    Error,

    /// <summary>Nothing is done; the answer is a bare HTTP status.</summary>
    Http,

    /// <summary>It is done, and the connection breaks instead of an answer: the unknown outcome.</summary>
    DropAfter,

    /// <summary>Nothing is done, and the connection breaks.</summary>
    DropBefore,

    /// <summary>It is done, later.</summary>
    Latency,
}
