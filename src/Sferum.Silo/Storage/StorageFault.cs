namespace Sferum.Silo.Storage;

/// <summary>What went wrong in the store.</summary>
public enum StorageFault
{
    /// <summary>Unknown: never set.</summary>
    Unspecified = 0,

    /// <summary>Another process held the file's lock past the busy timeout.</summary>
    Locked = 1,

    /// <summary>The disk, or the largest size allowed, is full.</summary>
    Full = 2,

    /// <summary>The disk could not be read or written.</summary>
    Disk = 3,

    /// <summary>The file or its directory cannot be written to.</summary>
    ReadOnly = 4,

    /// <summary>The file is not a whole database.</summary>
    Damaged = 5,

    /// <summary>Too many commands wait already.</summary>
    Overloaded = 6,

    /// <summary>The command waited longer than its timeout.</summary>
    TimedOut = 7,

    /// <summary>The store is not open.</summary>
    Closed = 8,

    /// <summary>The statement itself was refused.</summary>
    Rejected = 9,

    /// <summary>The database server cannot be reached, or the connection to it was lost.</summary>
    Unreachable = 10,
}
