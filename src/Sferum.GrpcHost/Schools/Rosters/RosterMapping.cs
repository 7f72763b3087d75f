using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.Rosters.Rows;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>From the contract's roster, whose form has been checked, to the domain's.</summary>
internal static class RosterMapping
{
    /// <summary>The command, or which field of ReplaceRosterRequest is wrong.</summary>
    internal static Outcome<ImportRoster> ToCommand(ReplaceRosterRequest request, TimeSpan patience)
    {
        var read = new RowReading();
        var roster = ToRoster(read, request.Facts, request.Roster);
        return read.Trouble is { } trouble ? trouble : new ImportRoster
        {
            Request = RequestFingerprint.Of(request),
            Roster = roster,
            Actor = AccountId.TryParse(request.ActingAccount, out var actor) ? actor : null,
            Patience = patience,
            ValidateOnly = request.ValidateOnly,
            PlanDigest = request.PlanDigest,
            ApproveRemovals = request.ApproveRemovals,
            RollOver = request.RollOver,
        };
    }

    private static Roster ToRoster(RowReading read, SchoolFacts facts, RosterSnapshot roster) => new()
    {
        Facts = ToFacts(read.At("facts"), facts),
        Staff = read.Each(roster.Staff, "roster.staff", RosterRows.Staff),
        Classes = read.Each(roster.Classes, "roster.classes", RosterRows.Class),
        Students = read.Each(roster.Students, "roster.students", RosterRows.Student),
        Parents = read.Each(roster.Parents, "roster.parents", RosterRows.Parent),
        Groups = read.Each(roster.Groups, "roster.groups", RosterRows.Group),
    };

    private static RosterFacts ToFacts(RowReading read, SchoolFacts facts) => new(
        read.Text(facts.Title, 200, "title"), read.Text(facts.TimeZone, 64, "time_zone"), read.OptionalAccount(facts.SferumAdministrator, "sferum_administrator"));
}
