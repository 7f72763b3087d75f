namespace Sferum.Grains.Conferences;

/// <summary>The type of a conference (C2); numbers as in the contract.</summary>
[GenerateSerializer]
public enum ConferenceType
{
    /// <summary>«Онлайн-урок».</summary>
    OnlineLesson = 1,

    /// <summary>«Видеозвонок».</summary>
    VideoCall = 2,
}

/// <summary>The life of a conference (C1, C8, C9); numbers as in the contract.</summary>
[GenerateSerializer]
public enum ConferenceStage
{
    /// <summary>Begins by itself at its start.</summary>
    Scheduled = 1,

    /// <summary>Its start has come; the call is being opened.</summary>
    Starting = 2,

    /// <summary>The call is open.</summary>
    Active = 3,

    /// <summary>Its end has come; retried until the platform has confirmed it.</summary>
    Ending = 4,

    /// <summary>The platform has confirmed that the call is over.</summary>
    Ended = 5,

    /// <summary>Called off before its start.</summary>
    Cancelled = 6,

    /// <summary>Could not be started before its end.</summary>
    Missed = 7,
}

/// <summary>Why a conference is late, cancelled or missed; numbers as in the contract.</summary>
[GenerateSerializer]
public enum ConferenceTrouble
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>The Sferum chats administrator has no link.</summary>
    AdministratorNotLinked = 1,

    /// <summary>The administrator's link no longer works.</summary>
    AdministratorLinkBroken = 2,

    /// <summary>The platform does not grant this deployment calls.</summary>
    NotEntitled = 3,

    /// <summary>The platform's quantity limit is reached.</summary>
    Throttled = 4,

    /// <summary>The platform asks for a captcha.</summary>
    Captcha = 5,

    /// <summary>The platform does not answer.</summary>
    Unreachable = 6,

    /// <summary>It is not known whether the platform did what was asked.</summary>
    OutcomeUnknown = 7,

    /// <summary>The service did not run while the conference should have.</summary>
    ServiceWasDown = 8,

    /// <summary>The lesson was cancelled.</summary>
    LessonCancelled = 9,

    /// <summary>The chat was deleted.</summary>
    ChatDeleted = 10,

    /// <summary>The chat's class or group was closed.</summary>
    ChatClosed = 11,

    /// <summary>The school has no Sferum chats administrator.</summary>
    SchoolWithoutAdministrator = 12,
}
