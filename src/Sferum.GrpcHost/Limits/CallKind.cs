namespace Sferum.GrpcHost.Limits;

/// <summary>What a call weighs; each kind has its own room, so that none starves another.</summary>
internal enum CallKind
{
    /// <summary>Reads, and joins: people wait for these.</summary>
    Read = 0,

    /// <summary>Changes, and the events of a school's day, which come one or a few at a time.</summary>
    Change = 1,

    /// <summary>What carries much at once: imports, batches, exports.</summary>
    Import = 2,
}
