namespace Sferum.Grains.Platform;

/// <summary>The kinds of trouble a platform can have, by what follows from them.</summary>
[GenerateSerializer]
public enum PlatformFault
{
    /// <summary>No trouble: done.</summary>
    None = 0,

    /// <summary>The call may or may not have had its effect (time-out, connection lost, server error after sending): look before asking again.</summary>
    Unknown = 1,

    /// <summary>Not done; try again soon, with jitter.</summary>
    AgainSoon = 2,

    /// <summary>Not done; try again much later (quantity limits, flood control).</summary>
    Throttled = 3,

    /// <summary>Not done until an operator has acted (captcha).</summary>
    OperatorNeeded = 4,

    /// <summary>The access token is no longer accepted: refresh once.</summary>
    TokenExpired = 5,

    /// <summary>The administrator has to link again.</summary>
    LinkAgain = 6,

    /// <summary>This member cannot be added (privacy, gone, pending invite); the rest goes on.</summary>
    MemberRefused = 7,

    /// <summary>The chat is gone on the platform.</summary>
    ChatLost = 8,

    /// <summary>This deployment has no right to do this; retrying does not help.</summary>
    NotEntitled = 9,

    /// <summary>The chat is full.</summary>
    ChatFull = 10,
}
