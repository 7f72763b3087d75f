using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How the rows of an earlier version become those of this one.</summary>
internal static class OldRosterRules
{
    /// <summary>The classes and groups of the roster carried out last are in the structure index.</summary>
    public static RosterImportState Brought(RosterImportState state, AppliedRoster applied) => state with
    {
        Applied = null,
        Known = new KnownSchool(applied.Administrator, SubjectChats: false),
        Leftovers = state.Leftovers.Add(applied.Parts.StructureParts),
    };

    /// <summary>A roster that was accepted is a step of this version; what of it was carried out already is told again.</summary>
    public static RosterImportState Brought(RosterImportState state, AcceptedRoster accepted, StagedParts? laid, RosterPicture after, DateTimeOffset now)
    {
        var step = new RosterStep
        {
            Import = accepted.Import,
            Rows = laid is null ? new RosterRows() : null,
            Parts = laid?.RowParts,
            Facts = accepted.Facts,
            Administrator = after.Administrator,
            SchoolIsTold = accepted.Facts.SferumAdministrator is not null,
            SubjectChats = after.SubjectChats,
            Edits = state.Edits,
        };
        var brought = state with { Accepted = state.Accepted.RemoveAt(0), Run = null, Leftovers = state.Leftovers.Add(accepted.Parts.AllParts) };
        return RosterImportRules.Take(brought, step, overtakes: false, now);
    }

    /// <summary>The administrator of a roster that was accepted.</summary>
    public static AccountId AdministratorOf(RosterImportState state, AcceptedRoster accepted) =>
        state.Run is { OfRoster: true, Administrator: { } running } ? running : accepted.Facts.SferumAdministrator ?? accepted.Administrator;

    /// <summary>Nothing of the earlier version is left.</summary>
    public static RosterImportState Ended(RosterImportState state) => state with
    {
        Staging = null,
        Run = null,
        NewsDone = state.News,
        Leftovers = state.Staging is { } dead ? state.Leftovers.Add(dead.AllParts) : state.Leftovers,
    };
}
