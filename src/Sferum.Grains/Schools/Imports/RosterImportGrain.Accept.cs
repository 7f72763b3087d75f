using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How a roster is accepted: checked, laid down in parts, taken in one commit.</summary>
internal sealed partial class RosterImportGrain
{
    // A refusing decision is how one asks what is remembered: NotFound means that the request is new.
    private async Task<Outcome<string>> RecallAsync(ImportRoster command)
    {
        var outcome = await CommitAsync(command.Request, (_, _) => (Outcome<Decision<RosterImportState>>)Refusal.Of(RefusalReason.NotFound));
        return outcome.Map(committed => committed.Memo);
    }

    private async Task<Outcome<string>> AcceptAloneAsync(ImportRoster command, CancellationToken cancellation)
    {
        if (_accepting)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        _accepting = true;
        try
        {
            return await AcceptAsync(command, cancellation);
        }
        finally
        {
            _accepting = false;
            await WakeAsync();
        }
    }

    private async Task<Outcome<string>> AcceptAsync(ImportRoster command, CancellationToken cancellation)
    {
        var school = (await grains.School(School).GetAsync(cancellation)).Value;
        if (RosterRules.Check(School, command.Roster, school?.SferumAdministrator) is { } refusal)
        {
            return refusal;
        }

        var comparedWith = RosterImportRules.BaseOf(State);
        var before = await PeopleBeforeAsync(cancellation);
        if (RemovalGuardRules.Check(before, RosterPeople.Of(command.Roster), (school?.Settings ?? new()).RemovalGuard) is { } withheld)
        {
            return withheld;
        }

        var staged = await StageAsync(command.Roster, cancellation);
        return await TakeAsync(command, Accepted(command, staged, school), comparedWith);
    }

    // Who is in the school once the roster that is being carried out has been.
    private async Task<IReadOnlyList<Person>> PeopleBeforeAsync(CancellationToken cancellation) => State switch
    {
        { Accepted: [var first, ..] } => RosterPeople.Of(RosterParting.Join(first.Facts, await Staging.ReadAsync(first.Parts.PeopleParts))),
        { Applied: not null } => await grains.PeopleIndex(School).ReadAllAsync(cancellation),
        _ => [],
    };

    private async Task<StagedRoster> StageAsync(Roster roster, CancellationToken cancellation)
    {
        var people = RosterParting.People(roster);
        var structure = RosterParting.Structure(roster);
        var state = await NoteAsync((state, _) => RosterImportRules.Reserve(state, people.Count, structure.Count));
        await Staging.WriteAsync(state.Staging!, [.. people, .. structure], cancellation);
        return state.Staging!;
    }

    private AcceptedRoster Accepted(ImportRoster command, StagedRoster staged, SchoolSnapshot? school)
    {
        var facts = command.Roster.Facts;
        var before = State!.Accepted is [var first, ..] ? first.Digest : State.Applied?.Digest ?? "";
        return new AcceptedRoster(
            MintedId.FromRequest(School, "ImportRoster", command.Request.Id),
            staged,
            facts,
            (facts.SferumAdministrator ?? school?.SferumAdministrator)!.Value,
            RosterDigest.Of(before, command.Roster));
    }

    private async Task<Outcome<string>> TakeAsync(ImportRoster command, AcceptedRoster roster, long comparedWith)
    {
        var outcome = await CommitAsync(command.Request, (state, now) => RosterImportRules
            .Accept(state!, roster, Applying(command, roster, now), comparedWith)
            .Map(next => new Decision<RosterImportState>(next, roster.Import)));
        if (!outcome.IsRefused)
        {
            LogAccepted(Log, School, roster.Import, roster.Parts.Stamp);
            _settling.Noted();
        }

        return outcome.Map(committed => committed.Memo);
    }

    private static RosterImportSnapshot Applying(ImportRoster command, AcceptedRoster roster, DateTimeOffset now) => new()
    {
        Id = roster.Import,
        Stage = RosterImportStage.Applying,
        Summary = new RosterSummary(),
        CreateTime = now,
        Actor = command.Actor,
        PlanDigest = roster.Digest,
    };
}
