namespace Sferum.GrpcHost.Limits;

/// <summary>What a call weighs; each kind has its own room, so that none starves another.</summary>
internal enum CallKind
{
    /// <summary>Reads, and joins: people wait for these.</summary>
    Read = 0,

    /// <summary>Changes.</summary>
    Change = 1,

    /// <summary>What carries much at once: imports, lists of changes, exports.</summary>
    Import = 2,
}
