using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>The work on the Sferum side: one step after the other, each through the driver's lane, each noted before the next.</summary>
internal sealed partial class ChatGrain
{
    // Failures in a row that a pause does not cure are shown.
    private const int ShownFailures = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    private ChatInsight _insight;
    private int _sferumFailures;
    private DateTimeOffset _sferumNotBefore;

    private async Task<WorkStep> SferumStepAsync(CancellationToken cancellation)
    {
        var step = ChatPlan.Next(State!, _insight, Now);
        if (step is RestStep || Now < _sferumNotBefore)
        {
            return Rest(step);
        }

        try
        {
            await TakeAsync(step, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Nobody knows what the lane did.
            LogStepFailed(_id, step.GetType().Name, error);
            _insight = default;
            Pause(null);
        }

        return WorkStep.Again;
    }

    private Task TakeAsync(ChatStep step, CancellationToken cancellation) => step switch
    {
        AskStep => AskAsync(),
        FindStep find => FindAsync(find, cancellation),
        CreateStep create => CreateAsync(create, cancellation),
        RenameStep rename => RenameAsync(rename, cancellation),
        LookStep look => LookAsync(look, cancellation),
        ChangeStep change => ChangeAsync(change, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task AskAsync()
    {
        var state = await NoteChatAsync((state, _) => ChatOutcomes.Asked(state, _id));
        _insight = _insight with { AbsentTitle = state.There.WorkingTitle };
    }

    private async Task FindAsync(FindStep step, CancellationToken cancellation)
    {
        var (results, verdict) = await CallAsync(step.Driver, LanePriority.Join, [new FindChatCall(step.WorkingTitle)], cancellation);
        var found = results[0] is { IsDone: true, Value: { Length: > 0 } chat } ? chat : null;
        _insight = _insight with { AbsentTitle = results[0].IsDone && found is null ? step.WorkingTitle : null };
        await NoteChatAsync((state, now) => Weighed(found is null ? state : ChatOutcomes.Made(state, step.WorkingTitle, found, now), verdict, now));
    }

    private async Task CreateAsync(CreateStep step, CancellationToken cancellation)
    {
        // From here on nobody knows that it is not there.
        _insight = _insight with { AbsentTitle = null };
        var (results, verdict) = await CallAsync(step.Driver, LanePriority.Join, [new CreateChatCall(step.WorkingTitle)], cancellation);
        var made = results[0] is { IsDone: true, Value: { Length: > 0 } chat } ? chat : null;
        _insight = new ChatInsight(Looked: made is not null, AbsentTitle: null);
        await NoteChatAsync((state, now) => Weighed(made is null ? state : ChatOutcomes.Made(state, step.WorkingTitle, made, now), verdict, now));
    }

    private async Task RenameAsync(RenameStep step, CancellationToken cancellation)
    {
        var (results, verdict) = await CallAsync(step.Driver, LanePriority.Join, [new RenameChatCall(step.Chat, step.Title)], cancellation);
        var fault = results[0].Fault;
        await NoteChatAsync((state, now) => Weighed(ChatOutcomes.Titled(state, step, fault), verdict, now));
    }

    private async Task LookAsync(LookStep step, CancellationToken cancellation)
    {
        var users = new Dictionary<string, bool>(StringComparer.Ordinal);
        ChatVerdict verdict;
        var (offset, total) = (0, 0);
        do
        {
            (var results, verdict) = await CallAsync(step.Driver, LanePriority.Join, [new ReadMembersCall(step.Chat, offset)], cancellation);
            if (!results[0].IsDone)
            {
                await NoteChatAsync((state, now) => Weighed(state, verdict, now));
                return;
            }

            Collect(users, results[0].Members);
            (offset, total) = (offset + ChatPlan.PageSize, results[0].TotalMembers);
        }
        while (offset < total);

        await NoteChatAsync((state, now) => Weighed(MemberOutcomes.Seen(state, step.Chat, users, now), verdict, now));
        _insight = _insight with { Looked = true };
    }

    private async Task ChangeAsync(ChangeStep step, CancellationToken cancellation)
    {
        PlatformCall[] calls = [.. step.Tasks.Select(task => task.ToCall(step.Chat))];
        var (results, verdict) = await CallAsync(step.Driver, step.Priority, calls, cancellation);
        await NoteChatAsync((state, now) => Weighed(MemberOutcomes.Changed(state, step, results, now), verdict, now));
    }

    private async Task<(IReadOnlyList<PlatformResult> Results, ChatVerdict Verdict)> CallAsync(
        AccountId driver, LanePriority priority, PlatformCall[] calls, CancellationToken cancellation)
    {
        var answer = await GrainFactory.Lane(driver).ExecuteAsync(new LaneWork(priority, _id.School.Key, calls), cancellation);
        var verdict = ChatVerdict.Of(calls, answer);
        if (verdict.LookFirst || verdict.Lost)
        {
            _insight = default;
        }

        if (verdict.Progress)
        {
            _sferumFailures = 0;
        }
        else if (verdict.Trouble == PlatformTrouble.None)
        {
            Pause(verdict.RetryAfter);
        }

        return (answer.Results, verdict);
    }

    private ChatState Weighed(ChatState state, ChatVerdict verdict, DateTimeOffset now)
    {
        var weighed = ChatOutcomes.Weighed(state, verdict, now);
        return _sferumFailures >= ShownFailures ? ChatOutcomes.Unreachable(weighed) : weighed;
    }

    private Task<ChatState> NoteChatAsync(Func<ChatState, DateTimeOffset, ChatState> next) =>
        NoteAsync((state, now) => ChatRules.Settled(state, next(state!, now)));

    private void Pause(TimeSpan? said) =>
        _sferumNotBefore = Now + (said > TimeSpan.Zero ? said.Value : BackOff.After(++_sferumFailures, Random.Shared.NextDouble()));

    private static void Collect(Dictionary<string, bool> users, IReadOnlyList<PlatformMember> members)
    {
        foreach (var member in members)
        {
            users[member.User] = member.Administrator;
        }
    }

    // Until the first of what was put off is due.
    private WorkStep Rest(ChatStep step)
    {
        var now = Now;
        DateTimeOffset?[] moments =
        [
            step is RestStep ? ChatOwing.ToSferum(State!).From : _sferumNotBefore,
            ChatOwing.OwesRow(State!) ? _pushNotBefore : null,
            ChatOwing.OwesLinks(State!) ? _linksNotBefore : null,
        ];
        return moments.Min() is { } moment ? WorkStep.Later(moment - now > ShortestPause ? moment - now : ShortestPause) : WorkStep.Done;
    }
}
