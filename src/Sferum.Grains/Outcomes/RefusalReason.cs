namespace Sferum.Grains.Outcomes;

/// <summary>
/// Why the domain says no. The same names and numbers as <c>sferum.v1.ErrorReason</c> below 900, which documents each; a test holds the two together.
/// </summary>
[GenerateSerializer]
public enum RefusalReason
{
    /// <summary>Never used.</summary>
    Unspecified = 0,

    /// <summary>A field that is needed is empty.</summary>
    FieldRequired = 1,

    /// <summary>A resource name is not of the expected pattern, or its id is empty, over 64 characters, not NFC, has control or bidirectional characters, or is escaped in another way than the one allowed.</summary>
    InvalidName = 2,

    /// <summary>A request or change id is over 64 characters or has others than A-Za-z0-9._-.</summary>
    InvalidRequestId = 3,

    /// <summary>A text is longer than its field allows.</summary>
    TextTooLong = 4,

    /// <summary>A text has control, bidirectional or unpaired surrogate characters.</summary>
    TextHasControlCharacters = 5,

    /// <summary>An enum field has a number that this version does not know.</summary>
    UnknownEnumValue = 6,

    /// <summary>A number or duration is outside its limits.</summary>
    NumberOutOfRange = 7,

    /// <summary>A date is incomplete, does not exist, or is outside 2000 to 2099.</summary>
    InvalidDate = 8,

    /// <summary>A time of day is outside 00:00:00 to 23:59:59, has parts of a second, or seconds where minutes are wanted.</summary>
    InvalidTimeOfDay = 9,

    /// <summary>A time zone is not in the IANA database.</summary>
    InvalidTimeZone = 10,

    /// <summary>The last day is before the first, or the range is longer than allowed.</summary>
    InvalidDateRange = 11,

    /// <summary>A list has more entries than allowed.</summary>
    TooManyItems = 12,

    /// <summary>An entry stands twice in one list.</summary>
    DuplicateItem = 13,

    /// <summary>A page token is damaged, too old, or was given for other filters.</summary>
    PageTokenInvalid = 14,

    /// <summary>order_by is not one of the orders that the list has.</summary>
    OrderByInvalid = 15,

    /// <summary>update_mask names a field that does not exist or cannot be changed by this call.</summary>
    UpdateMaskInvalid = 16,

    /// <summary>A field is set that has no meaning together with the others.</summary>
    FieldNotAllowed = 17,

    /// <summary>The resource does not exist, was deleted, or belongs to a school that is not the caller's.</summary>
    NotFound = 100,

    /// <summary>The resource changed since the caller read it.</summary>
    EtagMismatch = 101,

    /// <summary>The request id was used within 24 hours with another body.</summary>
    RequestIdReused = 102,

    /// <summary>Another change of the same thing was being saved at the same time.</summary>
    ConcurrentChange = 103,

    /// <summary>acting_account is needed here and empty.</summary>
    ActingAccountRequired = 104,

    /// <summary>The account is not linked, and the call is only for linked ones (A7, A8, C10).</summary>
    AccountNotLinked = 105,

    /// <summary>The acting account has no role in the school.</summary>
    AccountNotInSchool = 106,

    /// <summary>The school has enforce_person_rights on, and the acting account is neither staff nor administrator of the chat.</summary>
    PersonMayNotEdit = 107,

    /// <summary>The acting account is blocked in the school (B16).</summary>
    Blocked = 108,

    /// <summary>The school is being erased.</summary>
    SchoolBeingErased = 109,

    /// <summary>Another import or change of the same school is being accepted.</summary>
    ImportInProgress = 200,

    /// <summary>The stream ended without its end message, or with counts that do not fit what came; nothing was changed.</summary>
    StreamIncomplete = 201,

    /// <summary>A message of the stream is empty or not where it belongs: header first, parts, end last.</summary>
    StreamOutOfOrder = 202,

    /// <summary>Not the answer of a call, but the status in RosterImport.withholding: removals are over the guard's limits and wait for approval; additions and changes were applied, or would be.</summary>
    RemovalsWithheld = 203,

    /// <summary>The plan is no longer the one whose digest was given.</summary>
    PlanChanged = 204,

    /// <summary>The import has no withheld removals, or a later import or change overtook them.</summary>
    NoRemovalsWithheld = 205,

    /// <summary>The id of a roster change was used within 24 hours with other content.</summary>
    ChangeIdReused = 206,

    /// <summary>A class is named that is neither in the roster nor in the school.</summary>
    UnknownClass = 207,

    /// <summary>A person is named who is neither in the roster nor in the school.</summary>
    UnknownPerson = 208,

    /// <summary>A subject group is named that the school does not have.</summary>
    UnknownGroup = 209,

    /// <summary>A teacher or administrator is named who is not staff of the school.</summary>
    PersonNotStaff = 210,

    /// <summary>A child or group member is named who is not a student of the school, or not of the group's classes.</summary>
    PersonNotStudent = 211,

    /// <summary>A parent without children is sent.</summary>
    ParentWithoutChild = 212,

    /// <summary>The Sferum chats administrator is not staff of the school.</summary>
    AdministratorNotStaff = 213,

    /// <summary>The school has no Sferum chats administrator, and the roster names none.</summary>
    AdministratorRequired = 214,

    /// <summary>The person is the Sferum chats administrator of a school.</summary>
    AdministratorStillNeeded = 215,

    /// <summary>Hired, though staff already.</summary>
    AlreadyEmployed = 216,

    /// <summary>Dismissed or moved, though not staff.</summary>
    NotEmployed = 217,

    /// <summary>Enrolled, though in a class already.</summary>
    AlreadyEnrolled = 218,

    /// <summary>Expelled or transferred, though not in a class, or not in from_class.</summary>
    NotEnrolled = 219,

    /// <summary>Added as the parent of a child whose parent the person is.</summary>
    AlreadyParent = 220,

    /// <summary>Removed as the parent of a child whose parent the person is not.</summary>
    NotParentOf = 221,

    /// <summary>A class is created that the school has.</summary>
    ClassExists = 222,

    /// <summary>The class is closed.</summary>
    ClassClosed = 223,

    /// <summary>The subject group is closed.</summary>
    GroupClosed = 224,

    /// <summary>Added to a group that the student is in.</summary>
    AlreadyGroupMember = 225,

    /// <summary>Removed from a group that the student is not in.</summary>
    NotGroupMember = 226,

    /// <summary>A lesson of a full import is not within the days of the import.</summary>
    LessonOutsideRange = 227,

    /// <summary>A teachers', class or parents' chat cannot be made by hand (B6).</summary>
    ChatTypeNotCreatable = 300,

    /// <summary>A default chat cannot be deleted (B5).</summary>
    DefaultChatNotDeletable = 301,

    /// <summary>The Sferum chats administrator cannot be removed from a chat or conference, nor be made a mere member (B9).</summary>
    AdministratorNotRemovable = 302,

    /// <summary>People to be added are not linked; the first of them, at most 50, are the subjects of PreconditionFailure, count is all of them; nothing was saved (B10).</summary>
    UnlinkedMembers = 303,

    /// <summary>A person of a kind that the chat's type does not have (B8).</summary>
    KindNotAllowed = 304,

    /// <summary>A subject chat without a group (B7).</summary>
    GroupRequired = 305,

    /// <summary>A group for a chat that is not a subject chat (B7).</summary>
    GroupNotAllowed = 306,

    /// <summary>A person to be added is not in the school.</summary>
    MemberNotInSchool = 307,

    /// <summary>A person to be removed is not in the chat or conference.</summary>
    NotAMember = 308,

    /// <summary>A person stands in both lists of one save.</summary>
    MemberBothAddedAndRemoved = 309,

    /// <summary>The chat is closed and read-only.</summary>
    ChatClosed = 310,

    /// <summary>A chat cannot be deleted while a conference of it is active; the conference is the subject.</summary>
    ChatHasActiveConference = 311,

    /// <summary>The chat would have more members than allowed.</summary>
    ChatTooLarge = 312,

    /// <summary>The school, or the group, has as many chats as allowed.</summary>
    ChatLimitReached = 313,

    /// <summary>The acting account is not in the chat (C4).</summary>
    ChatNotAvailable = 314,

    /// <summary>RecreateChats names a chat that can go on by itself.</summary>
    ChatNotWaitingForOperator = 315,

    /// <summary>An online lesson in a subject chat without a lesson (C5).</summary>
    LessonRequired = 400,

    /// <summary>A video call with a lesson (C5).</summary>
    LessonNotAllowed = 401,

    /// <summary>The lesson does not fit the chat's group or class.</summary>
    LessonOfAnotherGroup = 402,

    /// <summary>The lesson is cancelled in the timetable.</summary>
    LessonCancelled = 403,

    /// <summary>The end is not after the start (C6).</summary>
    EndBeforeStart = 404,

    /// <summary>The end is on another day (C6).</summary>
    CrossesMidnight = 405,

    /// <summary>The end is less than a minute after the start.</summary>
    ConferenceTooShort = 406,

    /// <summary>The start is more than a minute ago.</summary>
    StartInPast = 407,

    /// <summary>The end has passed.</summary>
    EndInPast = 408,

    /// <summary>The start is further ahead than allowed.</summary>
    StartTooFar = 409,

    /// <summary>The local time does not exist on this day: the clocks are put forward over it.</summary>
    TimeInGap = 410,

    /// <summary>A parent in a conference other than a video call in a parents' chat (C7).</summary>
    ParticipantKindNotAllowed = 411,

    /// <summary>Joined or ended before the start (C10).</summary>
    ConferenceNotStarted = 412,

    /// <summary>Its start has come, the call is not open yet.</summary>
    ConferenceStarting = 413,

    /// <summary>The conference is over, or ending.</summary>
    ConferenceOver = 414,

    /// <summary>The conference was cancelled.</summary>
    ConferenceCancelled = 415,

    /// <summary>The conference could not be started before its end.</summary>
    ConferenceMissed = 416,

    /// <summary>The acting account does not take part (C10).</summary>
    NotAParticipant = 417,

    /// <summary>While active only end and participants can be changed (C11).</summary>
    FieldFixedAfterStart = 418,

    /// <summary>Overlaps conferences of the same chat, class or teacher, and the school refuses that; they are the subjects.</summary>
    ConferenceOverlaps = 419,

    /// <summary>The lesson has a live conference; it is in ResourceInfo.</summary>
    OnlineLessonExists = 420,

    /// <summary>Several chats fit the lesson; they are the subjects (C14).</summary>
    ChatAmbiguous = 421,

    /// <summary>No chat fits the lesson (C14).</summary>
    NoChatForLesson = 422,

    /// <summary>The lesson has no online lesson (C14).</summary>
    OnlineLessonNotCreated = 423,

    /// <summary>The school has as many conferences on one day as allowed.</summary>
    ConferenceLimitReached = 424,

    /// <summary>The account is linked already (A6).</summary>
    AccountAlreadyLinked = 500,

    /// <summary>The profile is linked to another account, which is not named (A6).</summary>
    ProfileAlreadyLinked = 501,

    /// <summary>The attempt took longer than 10 minutes.</summary>
    LinkAttemptExpired = 502,

    /// <summary>A newer attempt of the same account took its place.</summary>
    LinkAttemptReplaced = 503,

    /// <summary>The state was never given, belongs to another account, or was used already.</summary>
    LinkStateUnknown = 504,

    /// <summary>The person refused on the platform's page.</summary>
    LinkDenied = 505,

    /// <summary>The attempt was begun in another browser.</summary>
    OtherBrowser = 506,

    /// <summary>The VK ID has no educational profile, or none was chosen.</summary>
    NoEducationalProfile = 507,

    /// <summary>The profile's name differs from the roster's, and the school refuses that.</summary>
    NameMismatch = 508,

    /// <summary>The return address is not on the deployment's allow-list.</summary>
    ReturnUriNotAllowed = 509,

    /// <summary>The platform did not accept the code.</summary>
    LinkCodeRefused = 510,

    /// <summary>The account's link no longer works.</summary>
    LinkBroken = 511,

    /// <summary>The platform gave no answer to the code, which may be used up.</summary>
    LinkOutcomeUnknown = 512,

    /// <summary>An erasure of the same person or school is under way.</summary>
    ErasureInProgress = 600,

    /// <summary>confirm is not the name to be erased.</summary>
    ConfirmationMismatch = 601,

    /// <summary>The call needs the Sferum side at once, and the school's administrator has no working link.</summary>
    AdministratorNotLinked = 602,

    /// <summary>The platform does not grant this deployment the right.</summary>
    NotEntitled = 603,
}
