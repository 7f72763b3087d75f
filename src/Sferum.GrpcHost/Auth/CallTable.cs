using System.Collections.Frozen;
using static Sferum.GrpcHost.Auth.CallerRole;
using static Sferum.GrpcHost.Auth.CallReach;

namespace Sferum.GrpcHost.Auth;

/// <summary>
/// The one table of who may call what. What does not stand here nobody may call: a test says which rpc of the contract is missing. Reads are a reader's; changes, joins (they give links)
/// and operations an operator's; erasure, export and the audit trail an administrator's.
/// </summary>
internal static class CallTable
{
    private const string Package = "sferum.v1.";

    private static readonly FrozenDictionary<string, CallRule> Rules = new (string Service, (string Method, CallRule Rule)[] Methods)[]
    {
        ("SchoolService",
        [
            ("GetSchool", new(Reader, School)), ("ListSchools", new(Reader, CallReach.Caller)), ("UpdateSchool", new(Operator, School)),
            ("ListPeople", new(Reader, School)), ("GetPerson", new(Reader, School)), ("ListClasses", new(Reader, School)), ("GetClass", new(Reader, School)),
            ("ListSubjectGroups", new(Reader, School)), ("GetSubjectGroup", new(Reader, School)),
        ]),
        ("RosterService",
        [
            ("ImportRoster", new(Operator, School)), ("ReplaceRoster", new(Operator, School)), ("ApproveRosterRemovals", new(Operator, School)),
            ("GetRosterImport", new(Reader, School)), ("ListRosterImports", new(Reader, School)), ("ListRosterPlanEntries", new(Reader, School)),
            ("ApplyRosterChanges", new(Operator, School)),
        ]),
        ("TimetableService", [("ImportLessons", new(Operator, School)), ("GetLesson", new(Reader, School)), ("ListLessons", new(Reader, School))]),
        ("ChatService",
        [
            ("ListChats", new(Reader, School)), ("GetChat", new(Reader, School)), ("ListChatMembers", new(Reader, School)), ("DraftChat", new(Reader, School)),
            ("CreateChat", new(Operator, School)), ("UpdateChat", new(Operator, School)), ("DeleteChat", new(Operator, School)),
            ("ResetChatToRoster", new(Operator, School)), ("ExplainMembership", new(Reader, School)),
        ]),
        ("ConferenceService",
        [
            ("DraftConference", new(Reader, School)), ("CreateConference", new(Operator, School)), ("BatchCreateConferences", new(Operator, School)),
            ("GetConference", new(Reader, School)), ("ListConferences", new(Reader, School)), ("ListConferenceParticipants", new(Reader, School)),
            ("UpdateConference", new(Operator, School)), ("JoinConference", new(Operator, School)), ("EndConference", new(Operator, School)),
            ("DeleteConference", new(Operator, School)),
        ]),
        ("LessonJournalService",
            [("CreateOnlineLesson", new(Operator, School)), ("JoinOnlineLesson", new(Operator, School)), ("FinishOnlineLesson", new(Operator, School))]),
        ("UserLinkService",
        [
            ("BeginLink", new(Operator, HomeAccount)), ("CompleteLink", new(Operator, HomeAccount)), ("GetUserLink", new(Reader, Account)),
            ("BatchGetUserLinks", new(Reader, CallReach.Caller)), ("ListUnlinkedPeople", new(Reader, School)), ("Unlink", new(Operator, HomeAccount)),
            ("GetLaunchAddress", new(Reader, Account)),
        ]),
        ("OperationsService",
        [
            ("GetSchoolSyncState", new(Operator, School)), ("ListOwedWork", new(Operator, CallReach.Caller)), ("ListStuckConferences", new(Operator, CallReach.Caller)),
            ("ListOrphanCalls", new(Operator, CallReach.Caller)), ("ResolveOrphanCall", new(Operator, School)), ("ListLanes", new(Operator, CallReach.Caller)),
            ("GetLane", new(Operator, Lane)), ("RetryNow", new(Operator, Mixed)), ("CheckDrift", new(Operator, School)), ("ListDriftFindings", new(Operator, School)),
            ("RecreateChats", new(Operator, School)), ("ListAuditEntries", new(Administrator, School)), ("ErasePerson", new(Administrator, WholeAccount)),
            ("EraseSchool", new(Administrator, School)), ("GetErasure", new(Administrator, Erasure)), ("ExportSchool", new(Administrator, School)),
        ]),
    }
    .SelectMany(service => service.Methods.Select(method => KeyValuePair.Create($"/{Package}{service.Service}/{method.Method}", method.Rule)))
    .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All methods that somebody may call, as <c>/sferum.v1.ChatService/GetChat</c>.</summary>
    internal static IEnumerable<string> Methods => Rules.Keys;

    /// <summary>Whether a method is one of the contract's packages, in the table or not.</summary>
    internal static bool IsOfContract(string method) => method.AsSpan(1).StartsWith(Package, StringComparison.Ordinal);

    /// <summary>The rule of a method, <c>/sferum.v1.ChatService/GetChat</c>; null: nobody may call it.</summary>
    internal static CallRule? Of(string method) => Rules.TryGetValue(method, out var rule) ? rule : null;
}
