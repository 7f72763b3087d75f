using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>What the imports owe: to carry out what was accepted, in order, and to clear up behind it.</summary>
internal sealed partial class RosterImportGrain
{
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);

    protected override Task<WorkStep> WorkAsync(CancellationToken cancellation) => State switch
    {
        null => Task.FromResult(WorkStep.Done),
        { Run: { } run } => RunAsync(run, cancellation),
        { Accepted.Length: > 0 } => BeginRosterAsync(cancellation),
        var state when state.News > state.NewsDone => BeginAdministratorAsync(state.News, cancellation),
        { Staging: not null } when !_accepting => StepAsync(RosterImportRules.Abandon),
        { Leftovers: [var range, ..] } => ClearAsync(range, cancellation),
        _ => Task.FromResult(WorkStep.Done),
    };

    private async Task<WorkStep> BeginRosterAsync(CancellationToken cancellation)
    {
        var current = await AdministratorAsync(cancellation);
        var people = await ReadAcceptedAsync();
        var isStaff = people.Staff.Any(s => s.Account == current);
        return await StepAsync(state => RosterImportRules.BeginRoster(state, current, isStaff));
    }

    private async Task<WorkStep> BeginAdministratorAsync(long news, CancellationToken cancellation)
    {
        var current = await AdministratorAsync(cancellation);
        return await StepAsync(state => RosterImportRules.BeginAdministrator(state, current, news));
    }

    private async Task<WorkStep> RunAsync(RosterRun run, CancellationToken cancellation)
    {
        var before = await ReadBeforeAsync(cancellation);
        var roster = run.OfRoster ? await ReadAcceptedAsync() : null;
        var after = roster is null ? before with { Administrator = run.Administrator } : RosterPictures.Of(roster, run.Administrator);
        var plan = RosterPlan.Between(School, before, after, run.Version);
        await NoteAsync((state, _) => RosterImportRules.Compared(state!, plan.Summary));
        var facts = roster is null ? null : SchoolRosters.Of(FactsFor(roster.Facts, run), after, run.Version);
        if (!await new RosterRollForward(grains, School).TellAsync(plan, facts, cancellation))
        {
            LogWaiting(Log, School, run.Version);
            return WorkStep.Later(SettlePause);
        }

        await NoteAsync((state, now) => RosterImportRules.Finish(state!, now));
        LogApplied(Log, School, run.Version, plan.Roles.Count, plan.Classes.Count, plan.Groups.Count);
        _settling.Noted();
        return WorkStep.Again;
    }

    private async Task<WorkStep> ClearAsync(PartRange range, CancellationToken cancellation)
    {
        await Staging.ClearAsync(range, cancellation);
        return await StepAsync(state => RosterImportRules.Cleared(state, range));
    }

    private async Task<WorkStep> StepAsync(Func<RosterImportState, RosterImportState> next)
    {
        await NoteAsync((state, _) => next(state!));
        return WorkStep.Again;
    }

    private async Task<RosterPicture> ReadBeforeAsync(CancellationToken cancellation)
    {
        if (State!.Applied is not { } applied)
        {
            return RosterPicture.Empty;
        }

        var structure = await Staging.ReadAsync(applied.Parts.StructureParts);
        return new RosterPicture
        {
            People = (await grains.PeopleIndex(School).ReadAllAsync(cancellation)).ToImmutableDictionary(p => p.Account),
            Classes = structure.SelectMany(p => p.Classes).ToImmutableDictionary(c => c.Class, c => new ClassRow(c, Closed: false)),
            Groups = structure.SelectMany(p => p.Groups).ToImmutableDictionary(g => g.Group, g => new GroupRow(g, Closed: false)),
            Administrator = applied.Administrator,
        };
    }

    private async Task<Roster> ReadAcceptedAsync()
    {
        var roster = State!.Accepted[0];
        return RosterParting.Join(roster.Facts, await Staging.ReadAsync(roster.Parts.AllParts));
    }

    private async Task<AccountId?> AdministratorAsync(CancellationToken cancellation) =>
        (await grains.School(School).GetAsync(cancellation)).Value?.SferumAdministrator;

    private static RosterFacts FactsFor(RosterFacts facts, RosterRun run) =>
        facts with { SferumAdministrator = run.SchoolIsTold ? run.Administrator : null };
}
