using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks.Marks;

namespace Sferum.Grains.UserLinks;

/// <summary>The mark in the people index of every school in which the account is; a school that cannot be told holds up nobody else.</summary>
internal sealed partial class UserLinkGrain
{
    private int _unmarkedTries;

    // Every change of the row goes through these three, so that no way to another mark is forgotten.
    private new Task<UserLinkState> NoteAsync(Func<UserLinkState?, DateTimeOffset, UserLinkState> next) =>
        base.NoteAsync((state, now) => LinkMarks.Counted(state, next(state, now)));

    private new Task<Outcome<Committed<UserLinkState>>> CommitAsync(
        RequestKey? key, Func<UserLinkState?, DateTimeOffset, Outcome<Decision<UserLinkState>>> decide) =>
        base.CommitAsync(key, (state, now) => decide(state, now).Map(decision => decision with { Next = LinkMarks.Counted(state, decision.Next) }));

    private async Task<WorkStep> TellSchoolsAsync(UserLinkState state, CancellationToken cancellation)
    {
        var untold = LinkMarks.Untold(state);
        if (untold.Count == 0)
            return WorkStep.Done;
        var mark = LinkMarks.Of(state);
        var answers = await Task.WhenAll(untold.Select(school => TryTellAsync(school.School, mark, state.MarkVersion)));
        SchoolRoles[] told = [.. untold.Where((_, place) => answers[place])];
        if (told.Length > 0)
            await MoveAsync((current, _) => LinkMarks.Told(current, told, mark));
        if (told.Length == untold.Count)
        {
            _unmarkedTries = 0;
            return WorkStep.Again;
        }

        return WorkStep.Later(BackOff.After(++_unmarkedTries, Random.Shared.NextDouble()));
    }

    private async Task<bool> TryTellAsync(SchoolId school, LinkState mark, long version)
    {
        try
        {
            await GrainFactory.PeopleIndex(school).NoteLinkAsync(Account, mark, version);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogUnmarked(Log, school, Account, error);
            return false;
        }
    }
}
