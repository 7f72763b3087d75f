namespace Sferum.Grains.Chats;

/// <summary>The type of a chat (B1-B6); numbers as in the contract.</summary>
[GenerateSerializer]
public enum ChatType
{
    /// <summary>«Учительский чат» (B2).</summary>
    Teachers = 1,

    /// <summary>«Классный чат» (B3).</summary>
    Class = 2,

    /// <summary>«Родительский чат» (B4).</summary>
    Parents = 3,

    /// <summary>«Предмет» (B6).</summary>
    Subject = 4,

    /// <summary>«Другое» (B6).</summary>
    Other = 5,
}

/// <summary>Whether a chat lives; numbers as in the contract.</summary>
[GenerateSerializer]
public enum ChatLife
{
    /// <summary>In use.</summary>
    Open = 1,

    /// <summary>Its class or group is closed: read-only.</summary>
    Closed = 2,

    /// <summary>Deleted (B12): no longer in the registry; closed on the Sferum side as soon as that can be done. The contract has it for answers to requests that are repeated.</summary>
    Deleted = 3,
}

/// <summary>What the Sferum side has of a chat; numbers as in the contract.</summary>
[GenerateSerializer]
public enum ChatPlatformState
{
    /// <summary>Not made there yet.</summary>
    Waiting = 1,

    /// <summary>As the registry wants it, save for members who are pending for a reason of their own.</summary>
    InStep = 2,

    /// <summary>Changes are on their way.</summary>
    CatchingUp = 3,

    /// <summary>Changes are owed and do not get through.</summary>
    HeldUp = 4,

    /// <summary>Closed there.</summary>
    Closed = 5,
}
