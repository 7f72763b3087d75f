namespace Sferum.Grains.Platform;

/// <summary>Why work on the Sferum side does not go on by itself; numbers as in the contract.</summary>
[GenerateSerializer]
public enum PlatformTrouble
{
    /// <summary>No trouble.</summary>
    None = 0,

    /// <summary>The Sferum chats administrator has not linked an account.</summary>
    AdministratorNotLinked = 1,

    /// <summary>The administrator's link no longer works.</summary>
    AdministratorLinkBroken = 2,

    /// <summary>The platform does not grant this deployment the right.</summary>
    NotEntitled = 3,

    /// <summary>The platform's quantity limit is reached.</summary>
    Throttled = 4,

    /// <summary>The platform asks for a captcha.</summary>
    Captcha = 5,

    /// <summary>The platform does not answer, or answers with errors that pass.</summary>
    Unreachable = 6,

    /// <summary>The last call's outcome is not known.</summary>
    OutcomeUnknown = 7,

    /// <summary>The chat no longer exists there.</summary>
    ChatLost = 8,

    /// <summary>An operator has to confirm that the chat is made again.</summary>
    OperatorNeeded = 9,

    /// <summary>The one who drives the chat is blocked, and drives it all the same until another is named.</summary>
    AdministratorBlocked = 10,
}
