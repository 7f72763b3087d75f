using System.Collections.Frozen;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.Limits;

/// <summary>Which kind a method is.</summary>
internal static class CallKinds
{
    private static readonly FrozenSet<string> Imports = new[]
    {
        "/sferum.v1.RosterService/ImportRoster", "/sferum.v1.RosterService/ReplaceRoster",
        "/sferum.v1.TimetableService/ImportLessons", "/sferum.v1.ConferenceService/BatchCreateConferences", "/sferum.v1.OperationsService/ExportSchool",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Joins = new[]
    {
        "/sferum.v1.ConferenceService/JoinConference", "/sferum.v1.LessonJournalService/JoinOnlineLesson",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All that are named here, for a test that they exist.</summary>
    internal static IEnumerable<string> Named => Imports.Concat(Joins);

    internal static CallKind Of(string method) =>
        Imports.Contains(method) ? CallKind.Import : Joins.Contains(method) || MethodKinds.IsRead(method) ? CallKind.Read : CallKind.Change;
}
