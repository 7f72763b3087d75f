using Sferum.Grains.Audit;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Registry;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Batches;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Conferences.Zones;
using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Operations.Owing;
using Sferum.Grains.Operations.Retries;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Imports;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Lessons.Days;
using Sferum.Grains.Schools.People;
using Sferum.Grains.Schools.Structure;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;

namespace Sferum.Grains.Names;

/// <summary>
/// The one place that makes grain keys: every key begins with a letter and a colon, so that none can be read as a number or a GUID and share a row with another.
/// </summary>
public static class GrainAddresses
{
    private const string AllSchools = "o:all";

    private const int BatchSlots = 16;

    /// <summary>The school.</summary>
    public static ISchoolGrain School(this IGrainFactory grains, SchoolId id) => grains.GetGrain<ISchoolGrain>(id.Key);

    /// <summary>All schools.</summary>
    public static ISchoolListGrain Schools(this IGrainFactory grains) => grains.GetGrain<ISchoolListGrain>(AllSchools);

    /// <summary>The class.</summary>
    public static ISchoolClassGrain SchoolClass(this IGrainFactory grains, ClassId id) => grains.GetGrain<ISchoolClassGrain>(id.Key);

    /// <summary>The subject group.</summary>
    public static ISubjectGroupGrain SubjectGroup(this IGrainFactory grains, GroupId id) => grains.GetGrain<ISubjectGroupGrain>(id.Key);

    /// <summary>The school's imports.</summary>
    public static IRosterImportGrain RosterImport(this IGrainFactory grains, SchoolId id) => grains.GetGrain<IRosterImportGrain>(id.Key);

    /// <summary>The school's people.</summary>
    public static IPeopleIndexGrain PeopleIndex(this IGrainFactory grains, SchoolId id) => grains.GetGrain<IPeopleIndexGrain>(id.Key);

    /// <summary>The school's classes and groups.</summary>
    public static IStructureIndexGrain StructureIndex(this IGrainFactory grains, SchoolId id) => grains.GetGrain<IStructureIndexGrain>(id.Key);

    /// <summary>The school's timetable.</summary>
    public static ITimetableGrain Timetable(this IGrainFactory grains, SchoolId id) => grains.GetGrain<ITimetableGrain>(id.Key);

    /// <summary>The lesson.</summary>
    public static ILessonGrain Lesson(this IGrainFactory grains, LessonId id) => grains.GetGrain<ILessonGrain>(id.Key);

    /// <summary>The lesson, for timetable and conferences.</summary>
    internal static ILessonPlanGrain LessonPlan(this IGrainFactory grains, LessonId id) => grains.GetGrain<ILessonPlanGrain>(id.Key);

    /// <summary>The index of a day's lessons.</summary>
    internal static ISchoolDayGrain SchoolDay(this IGrainFactory grains, SchoolDayId day) => grains.GetGrain<ISchoolDayGrain>(day.Key);

    /// <summary>A numbered part of that index.</summary>
    internal static ILessonPartGrain LessonPart(this IGrainFactory grains, SchoolDayId day, int part) => grains.GetGrain<ILessonPartGrain>(PartKey(day.Key, part));

    /// <summary>The chat.</summary>
    public static IChatGrain Chat(this IGrainFactory grains, ChatId id) => grains.GetGrain<IChatGrain>(id.Key);

    /// <summary>The school's list of chats.</summary>
    public static IChatRegistryGrain ChatRegistry(this IGrainFactory grains, SchoolId id) => grains.GetGrain<IChatRegistryGrain>(id.Key);

    /// <summary>A numbered part of that list.</summary>
    internal static IChatSegmentGrain ChatSegment(this IGrainFactory grains, SchoolId id, int part) =>
        grains.GetGrain<IChatSegmentGrain>(PartKey(id.Key, part));

    /// <summary>The school's comparisons with the Sferum side.</summary>
    public static ISchoolDriftGrain SchoolDrift(this IGrainFactory grains, SchoolId id) => grains.GetGrain<ISchoolDriftGrain>(id.Key);

    /// <summary>A numbered part of what they found.</summary>
    internal static IDriftSegmentGrain DriftSegment(this IGrainFactory grains, SchoolId id, int part) =>
        grains.GetGrain<IDriftSegmentGrain>(PartKey(id.Key, part));

    /// <summary>The part in which a chat's findings stand.</summary>
    internal static IDriftSegmentGrain DriftSegment(this IGrainFactory grains, ChatId id) => grains.DriftSegment(id.School, DriftSegmentRules.PartOf(id));

    /// <summary>The account's link.</summary>
    public static IUserLinkGrain UserLink(this IGrainFactory grains, AccountId id) => grains.GetGrain<IUserLinkGrain>(id.Key);

    /// <summary>The attempt behind a ticket or a state. Both are secrets, so the key, which is stored and logged, holds their hash.</summary>
    public static ILinkAttemptGrain LinkAttempt(this IGrainFactory grains, string text) =>
        grains.GetGrain<ILinkAttemptGrain>($"l:{AttemptSecrets.Hash(text)}");

    /// <summary>The profile's claim; the platform's id is opaque text.</summary>
    public static IProfileClaimGrain ProfileClaim(this IGrainFactory grains, string platformUser) =>
        grains.GetGrain<IProfileClaimGrain>($"p:{NameCodec.Encode(platformUser)}");

    /// <summary>The lane of an administrator.</summary>
    public static ILaneGrain Lane(this IGrainFactory grains, AccountId administrator) => grains.GetGrain<ILaneGrain>(administrator.Key);

    /// <summary>What the runtime tells of itself, such as which grains are in memory.</summary>
    public static IManagementGrain Runtime(this IGrainFactory grains) => grains.GetGrain<IManagementGrain>(0);

    /// <summary>The lanes of all administrators.</summary>
    public static ILaneListGrain Lanes(this IGrainFactory grains) => grains.GetGrain<ILaneListGrain>(AllSchools);

    /// <summary>The conference.</summary>
    public static IConferenceGrain Conference(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<IConferenceGrain>(id.Key);

    /// <summary>The batches of a school that share a slot with this request's.</summary>
    public static IConferenceBatchGrain ConferenceBatch(this IGrainFactory grains, SchoolId id, string request) =>
        grains.GetGrain<IConferenceBatchGrain>(PartKey(id.Key, MintedId.SlotOf(request, BatchSlots)));

    /// <summary>The conference, for its lesson.</summary>
    internal static ILessonFollowerGrain LessonFollower(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<ILessonFollowerGrain>(id.Key);

    /// <summary>The conferences of a chat.</summary>
    public static IChatAgendaGrain ChatAgenda(this IGrainFactory grains, ChatId id) => grains.GetGrain<IChatAgendaGrain>(id.Key);

    /// <summary>A slot of those conferences.</summary>
    internal static IAgendaMonthGrain AgendaMonth(this IGrainFactory grains, ChatId id, int slot) => grains.GetGrain<IAgendaMonthGrain>(PartKey(id.Key, slot));

    /// <summary>The school's conferences.</summary>
    public static IConferenceCatalogGrain ConferenceCatalog(this IGrainFactory grains, SchoolId id) => grains.GetGrain<IConferenceCatalogGrain>(id.Key);

    /// <summary>Those of a month.</summary>
    internal static IConferenceMonthGrain ConferenceMonth(this IGrainFactory grains, MonthAddress month) => grains.GetGrain<IConferenceMonthGrain>(month.Key);

    /// <summary>A numbered part of these.</summary>
    internal static IConferencePartGrain ConferencePart(this IGrainFactory grains, MonthAddress month, int part) =>
        grains.GetGrain<IConferencePartGrain>(PartKey(month.Key, part));

    /// <summary>The conference, for the lists that hold its row.</summary>
    internal static IListedConferenceGrain ListedConference(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<IListedConferenceGrain>(id.Key);

    /// <summary>The conference, for its school's time zone.</summary>
    internal static IZonedConferenceGrain ZonedConference(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<IZonedConferenceGrain>(id.Key);

    /// <summary>The conference, for its operators.</summary>
    public static IOperatedConferenceGrain OperatedConference(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<IOperatedConferenceGrain>(id.Key);

    /// <summary>The late conferences of all schools.</summary>
    public static IStuckConferencesGrain StuckConferences(this IGrainFactory grains) => grains.GetGrain<IStuckConferencesGrain>(AllSchools);

    /// <summary>What is owed, of all schools.</summary>
    public static IOwedWorkGrain OwedWork(this IGrainFactory grains) => grains.GetGrain<IOwedWorkGrain>(AllSchools);

    /// <summary>Who carries out a "retry now" and remembers it.</summary>
    public static IRetryDeskGrain RetryDesk(this IGrainFactory grains, string request) =>
        grains.GetGrain<IRetryDeskGrain>(PartKey(AllSchools, MintedId.SlotOf(request, BatchSlots)));

    /// <summary>The erasure.</summary>
    public static IErasureGrain Erasure(this IGrainFactory grains, ErasureId id) => grains.GetGrain<IErasureGrain>(id.Key);

    /// <summary>Which erasure has the target with this key.</summary>
    internal static IErasureClaimGrain ErasureClaim(this IGrainFactory grains, string target) => grains.GetGrain<IErasureClaimGrain>(target);

    /// <summary>The account's link, for erasures.</summary>
    internal static IErasedLinkGrain ErasedLink(this IGrainFactory grains, AccountId id) => grains.GetGrain<IErasedLinkGrain>(id.Key);

    /// <summary>The chat, for erasures.</summary>
    internal static IErasedChatGrain ErasedChat(this IGrainFactory grains, ChatId id) => grains.GetGrain<IErasedChatGrain>(id.Key);

    /// <summary>The conference, for erasures.</summary>
    internal static IErasedConferenceGrain ErasedConference(this IGrainFactory grains, ConferenceId id) => grains.GetGrain<IErasedConferenceGrain>(id.Key);

    /// <summary>The possible orphans of all schools.</summary>
    public static IOrphanRegisterGrain OrphanRegister(this IGrainFactory grains) => grains.GetGrain<IOrphanRegisterGrain>(AllSchools);

    /// <summary>The same, for the conferences that put their rows in.</summary>
    internal static IOrphanIndexGrain OrphanIndex(this IGrainFactory grains) => grains.GetGrain<IOrphanIndexGrain>(AllSchools);

    /// <summary>A numbered part of these.</summary>
    internal static IOrphanPartGrain OrphanPart(this IGrainFactory grains, int part) => grains.GetGrain<IOrphanPartGrain>(PartKey(AllSchools, part));

    /// <summary>The way to the audit trail.</summary>
    public static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(AllSchools);

    /// <summary>The grain that tells what commands changed in a chat, conference or school, or in an account's link; null for the names of others.</summary>
    public static IAuditedGrain? Audited(this IGrainFactory grains, string name) =>
        ChatId.TryParse(name, out var chat) ? Audited(grains, "chat", chat.Key)
        : ConferenceId.TryParse(name, out var conference) ? Audited(grains, "conference", conference.Key)
        : SchoolId.TryParse(name, out var school) ? Audited(grains, "school", school.Key)
        : AccountId.TryParse(name, out var account) ? Audited(grains, "user-link", account.Key)
        : null;

    private static IAuditedGrain Audited(IGrainFactory grains, string type, string key) => grains.GetGrain<IAuditedGrain>(GrainId.Create(type, key));

    /// <summary>A grain found by its row, whatever it is: type and key are as they were stored.</summary>
    internal static IOwesWork OwingGrain(this IGrainFactory grains, OwedRow row) =>
        grains.GetGrain<IOwesWork>(GrainId.Create(row.GrainType, row.Key));

    /// <summary>The same, for erasures.</summary>
    internal static IForgettingGrain Forgetting(this IGrainFactory grains, string type, string key) =>
        grains.GetGrain<IForgettingGrain>(GrainId.Create(type, key));

    /// <summary>A numbered part of a roster, in one of the slots in which a school's rosters lie.</summary>
    internal static IRosterPartGrain RosterPart(this IGrainFactory grains, SchoolId school, int slot, int part) =>
        grains.GetGrain<IRosterPartGrain>(PartKey($"{school.Key}#{slot:D1}", part));

    /// <summary>A numbered segment of a school's people.</summary>
    internal static IPeopleSegmentGrain PeopleSegment(this IGrainFactory grains, SchoolId school, int segment) =>
        grains.GetGrain<IPeopleSegmentGrain>(PartKey(school.Key, segment));

    /// <summary>The rows of a school's classes and groups.</summary>
    internal static IStructureRowsGrain StructureRows(this IGrainFactory grains, SchoolId school) => grains.GetGrain<IStructureRowsGrain>(school.Key);

    /// <summary>A numbered segment of a school's classes and groups.</summary>
    internal static IStructureSegmentGrain StructureSegment(this IGrainFactory grains, SchoolId school, int segment) =>
        grains.GetGrain<IStructureSegmentGrain>(PartKey(school.Key, segment));

    /// <summary>The key of a numbered part of a grain's state.</summary>
    internal static string PartKey(string key, int part) => $"{key}#{part:D4}";
}
