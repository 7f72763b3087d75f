using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>From the domain's import to the contract's.</summary>
internal static class RosterImportMapping
{
    internal static RosterImport Of(RosterImportSnapshot import, SchoolId school, CallLanguage language) => new()
    {
        Name = new RosterImportId(school, import.Id).Name,
        State = (RosterImportState)import.Stage,
        PlanDigest = import.PlanDigest,
        Summary = Of(import.Summary),
        Withholding = import.Withholding is { } withholding ? RefusalStatus.Status(withholding, language) : null,
        CreateTime = Timestamp.FromDateTimeOffset(import.CreateTime),
        FinishTime = import.FinishTime is { } finish ? Timestamp.FromDateTimeOffset(finish) : null,
        ActingAccount = import.Actor?.Name ?? "",
    };

    private static RosterPlanSummary Of(RosterSummary summary) => new()
    {
        PeopleAdded = summary.PeopleAdded,
        PeopleRemoved = summary.PeopleRemoved,
        PeopleChanged = summary.PeopleChanged,
        ClassesAdded = summary.ClassesAdded,
        ClassesClosed = summary.ClassesClosed,
        ClassesChanged = summary.ClassesChanged,
        GroupsAdded = summary.GroupsAdded,
        GroupsClosed = summary.GroupsClosed,
        GroupsChanged = summary.GroupsChanged,
        ChatsCreated = summary.ChatsCreated,
        ChatsChanged = summary.ChatsChanged,
        MembersAdded = summary.MembersAdded,
        MembersRemoved = summary.MembersRemoved,
        RemovalsWithheld = summary.RemovalsWithheld,
        UnlinkedMembersAdded = summary.UnlinkedMembersAdded,
    };
}
