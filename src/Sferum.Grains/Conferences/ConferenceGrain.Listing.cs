using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences;

/// <summary>The conference's row in the list of its month (C1).</summary>
internal sealed partial class ConferenceGrain : IListedConferenceGrain
{
    // So long a command waits for its row to stand in the list; later it stands there by itself.
    private static readonly TimeSpan ListPatience = TimeSpan.FromMilliseconds(200);

    private readonly RetryPause _listPause = new(TimeSpan.FromMinutes(1));

    Task<ConferenceRow?> IListedConferenceGrain.ReadRowAsync() => Task.FromResult(State is { } state ? ConferenceRows.Of(_id.Segment, state) : null);

    // Before the commit, like the agenda. What fails here is owed, unless the list has to say first whether the conference may be there.
    private async Task<Announcement> ListedAsync(ConferenceState plan, OverlapPolicy policy)
    {
        try
        {
            var overlaps = await ListOf(plan).AnnounceAsync(KeptRow(plan), onlyAlone: policy == OverlapPolicy.Refuse);
            return Announcement.Of(ConferenceIndexing.RevisionOf(plan), overlaps, policy);
        }
        catch (Exception error) when (policy != OverlapPolicy.Refuse && error is not OperationCanceledException)
        {
            LogNotListed(Log, _id, error);
            return new Announcement(plan.Listed, [], WhyNot: null);
        }
    }

    // The same without a word to the list.
    private async Task<Announcement> CheckedAsync(ConferenceState plan, OverlapPolicy policy) =>
        Announcement.Of(plan.Listed, policy == OverlapPolicy.Allow ? [] : await ListOf(plan).FindOverlapsAsync(KeptRow(plan)), policy);

    private async Task<OverlapPolicy> OverlapPolicyAsync(CancellationToken cancellation) =>
        (await GrainFactory.School(_id.School).GetAsync(cancellation)).Value?.Settings.OverlapPolicy ?? OverlapPolicy.Warn;

    private ConferenceRow KeptRow(ConferenceState state) => ConferenceRows.Kept(ConferenceRows.Of(_id.Segment, state));

    // After the commit: the caller's next list shows it. A list that does not hear of it asks.
    private async Task ShownAsync(ConferenceState state)
    {
        try
        {
            var shown = ConferenceIndexing.OwesRow(state) ? PushAsync(state) : ListOf(state).ConfirmAsync(_id.Segment, state.Listed);
            await shown.WaitAsync(ListPatience, _time);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotListed(Log, _id, error);
        }
    }

    // Never in the way of the clock.
    private async Task<WorkStep> KeepListedAsync()
    {
        if (State is not { } state || !ConferenceIndexing.OwesRow(state))
        {
            return WorkStep.Done;
        }

        if (Longer(_listPause.Left(Now), ConferenceIndexing.PutOff(state) - Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        try
        {
            state = await NamedAsync(await ZonedAsync(state));
            await PushAsync(state);
            await NoteAsync((current, _) => Pushed(current!, state));
            _listPause.Clear();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotListed(Log, _id, error);
            _listPause.Begin(Now, told: null, Random.Shared.NextDouble());
        }

        return WorkStep.Again;
    }

    private static ConferenceState Pushed(ConferenceState current, ConferenceState pushed) =>
        pushed.LeftMonths.Aggregate(ConferenceIndexing.TakePush(current, ConferenceIndexing.RevisionOf(pushed)), ConferenceIndexing.TakeLeft);

    private static TimeSpan Longer(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    private Task PushAsync(ConferenceState state) => Task.WhenAll(
        state.LeftMonths.Select(month => List(month).PutAsync(ConferenceRows.Gone(_id.Segment, state)))
            .Append(ListOf(state).PutAsync(KeptRow(state))));

    private IConferenceMonthGrain ListOf(ConferenceState state) => List(ConferenceIndexing.MonthOf(state.Date));

    private IConferenceMonthGrain List(int month) => GrainFactory.ConferenceMonth(new MonthAddress(_id.School, month));
}
