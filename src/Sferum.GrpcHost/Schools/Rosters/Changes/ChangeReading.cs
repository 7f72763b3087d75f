using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Requests.Forms;
using Sferum.GrpcHost.Schools.Rosters.Rows;
using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters.Changes;

/// <summary>From the contract's change to the domain's, or why its form is wrong: that is the outcome of this change alone. Fields are counted from the change.</summary>
internal static class ChangeReading
{
    internal static Outcome<Domain.RosterChange> Read(RosterChange change, SchoolId school)
    {
        if (Check(change) is { } wrong)
        {
            return wrong;
        }

        var read = new RowReading(school);
        var happened = ChangeEvents.Of(change, read);
        return read.Trouble is { } trouble
            ? trouble
            : new Domain.RosterChange(new RequestKey(change.Id, RequestFingerprint.Hash(change, RosterChange.IdFieldNumber)), happened);
    }

    private static Refusal? Check(RosterChange change) =>
        RequestForm<RosterChange>.Check(change)
        ?? (change.ChangeCase == RosterChange.ChangeOneofCase.None ? Refusal.Of(RefusalReason.FieldRequired, "change") : null);
}
