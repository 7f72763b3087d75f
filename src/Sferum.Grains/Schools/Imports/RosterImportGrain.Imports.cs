using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Plans;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How a roster is taken: checked, compared, laid down in parts with its plan, accepted in one commit.</summary>
internal sealed partial class RosterImportGrain
{
    private const int LinksAtOnce = 64;

    public async Task<Outcome<RosterImportSnapshot>> ImportAsync(ImportRoster command, CancellationToken cancellation)
    {
        var known = command.ValidateOnly ? Refusal.Of(RefusalReason.NotFound) : await RecallAsync(command.Request);
        var accepted = known.Refusal?.Reason == RefusalReason.NotFound ? await AloneAsync(() => OfferAsync(command, cancellation)) : known;
        return await CarriedOutAsync(accepted, command.Patience, cancellation);
    }

    private async Task<Outcome<string>> AloneAsync(Func<Task<Outcome<string>>> offer)
    {
        if (_importing)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        _importing = true;
        try
        {
            return await InTurnAsync(offer);
        }
        finally
        {
            _importing = false;
            await WakeAsync();
        }
    }

    private async Task<Outcome<string>> OfferAsync(ImportRoster command, CancellationToken cancellation)
    {
        var school = (await grains.School(School).GetAsync(cancellation)).Value;
        if (school?.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        var (future, heard) = (await FutureAsync(cancellation), State is { HasRoster: true } state ? state.Edits : (long?)null);
        if (RosterRules.Check(School, command.Roster, SchoolNewsRules.Standing(future, school, heard).Administrator) is { } refusal)
        {
            return refusal;
        }

        var draft = RosterDraft.Of(future, school, heard, command);
        return command.PlanDigest.Length > 0 && command.PlanDigest != draft.Digest
            ? RosterImportRules.PlanChanged(draft.Digest)
            : await LayDownAsync(command, draft, school, cancellation);
    }

    private async Task<Outcome<string>> LayDownAsync(ImportRoster command, RosterDraft draft, SchoolSnapshot? school, CancellationToken cancellation)
    {
        var linked = await LinkedAsync(draft, cancellation);
        var lines = draft.Lines(School, linked.Contains);
        var laid = await StageAsync(
            command.ValidateOnly ? [] : RosterParting.Of(draft.Delta), command.ValidateOnly ? [] : RosterParting.Of(draft.Withheld), RosterParting.Of(lines), cancellation);
        var nothing = draft.IsNothing && State is null or { Steps.Length: 0 };
        var import = RosterImportRules.Import(School, command, draft, RosterSummaries.Of(lines));
        var step = command.ValidateOnly || nothing ? null : StepOf(command, draft, school);
        return await AcceptAsync(command, draft, new RosterOffer(import, step, laid, lines.Count));
    }

    private async Task<Outcome<string>> AcceptAsync(ImportRoster command, RosterDraft draft, RosterOffer offer)
    {
        var outcome = await CommitAsync(command.ValidateOnly ? null : command.Request, (state, now) => RosterImportRules
            .Accept(state, offer, now)
            .Map(next => new Decision<RosterImportState>(next, offer.Import.Id)));
        if (outcome.IsRefused || command.ValidateOnly)
        {
            return outcome.Map(committed => offer.Import.Id);
        }

        _future = draft.AtOnce;
        ImportMetrics.ImportAccepted();
        LogAccepted(Log, School, offer.Import.Id, outcome.Value.State.Counter);
        _settling.Noted();
        return offer.Import.Id;
    }

    private async Task<StagedParts?> StageAsync(
        IReadOnlyList<RosterRows> rows, IReadOnlyList<RosterRows> withheld, IReadOnlyList<RosterRows> lines, CancellationToken cancellation)
    {
        if (rows.Count + withheld.Count + lines.Count == 0)
        {
            return null;
        }

        var state = await NoteAsync((state, _) => RosterImportRules.Reserve(state, rows.Count, withheld.Count, lines.Count));
        await Staging.WriteAsync(state.Laying!.All, [.. rows, .. withheld, .. lines], cancellation);
        return state.Laying;
    }

    // Of those who are new to the school, their links are asked: they may be linked elsewhere.
    private async Task<HashSet<AccountId>> LinkedAsync(RosterDraft draft, CancellationToken cancellation)
    {
        if (draft.IsNothing)
        {
            return [];
        }

        var people = await grains.PeopleIndex(School).ReadAllAsync(cancellation);
        var linked = people.Where(p => p.Link == LinkState.Linked).Select(p => p.Account).ToHashSet();
        await FanOut.ForEachAsync(draft.Newcomers, LinksAtOnce, AskAsync, cancellation);
        return linked;

        async Task AskAsync(AccountId account)
        {
            if ((await grains.UserLink(account).GetAsync(cancellation)).Value?.State == LinkState.Linked)
            {
                linked.Add(account);
            }
        }
    }

    private static RosterStep StepOf(ImportRoster command, RosterDraft draft, SchoolSnapshot? school) => new()
    {
        Rows = draft.Delta.IsNothing ? new RosterRows() : null,
        Facts = command.Roster.Facts,
        Administrator = draft.AtOnce.Administrator,
        SchoolIsTold = command.Roster.Facts.SferumAdministrator is not null,
        SubjectChats = draft.AtOnce.SubjectChats,
        Edits = school?.Edits ?? 0,
    };
}
