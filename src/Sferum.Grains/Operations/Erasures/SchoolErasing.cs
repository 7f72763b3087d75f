using System.Text;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>The erasure of a school, phase by phase: changes come to rest, calls end, chats are closed on the Sferum side, rows go, links that nobody else needs are undone, the school's own row goes last.</summary>
internal sealed class SchoolErasing(IGrainFactory grains, RowsOfSchool rows, IOwedIndex owed)
{
    private const int AtOnce = 64;

    // What says that the school is being erased, until nothing else is left of it.
    private const string Last = "school";

    /// <summary>What there is to do. Refused: NotFound.</summary>
    public async Task<Outcome<ErasureCounts>> LookAsync(SchoolId school, CancellationToken cancellation)
    {
        if ((await grains.School(school).GetAsync(cancellation)).IsRefused)
        {
            return Refusal.Of(RefusalReason.NotFound, "school");
        }

        var chats = await grains.ChatRegistry(school).ListAsync(new ChatQuery { Take = 0 }, cancellation);
        return new ErasureCounts(chats.Total, (await rows.KeysAsync("conference", school, holding: null, cancellation)).Count);
    }

    /// <summary>Takes a phase.</summary>
    public Task<ErasureStep> TakeAsync(ErasureState state, SchoolId school, DateTimeOffset now, CancellationToken cancellation) => state.Phase switch
    {
        ErasurePhase.Rosters => RestAsync(school),
        ErasurePhase.Conferences => EndConferencesAsync(school, now - state.PhaseTime, cancellation),
        ErasurePhase.Chats => EndChatsAsync(school, now - state.PhaseTime, cancellation),
        ErasurePhase.Rows => DeleteRowsAsync(school, cancellation),
        ErasurePhase.Links => LeaveAsync(state, school, now, cancellation),
        _ => FinishAsync(school, cancellation),
    };

    // What was accepted before is carried out first: it would bring rows back.
    private async Task<ErasureStep> RestAsync(SchoolId school) =>
        await grains.RosterImport(school).ReadOwedAsync() is null && await grains.Timetable(school).ReadOwedAsync() is null && await grains.School(school).ReadOwedAsync() is null
            ? ErasureStep.To(ErasurePhase.Conferences)
            : ErasureStep.Wait([]);

    private async Task<ErasureStep> EndConferencesAsync(SchoolId school, TimeSpan waited, CancellationToken cancellation)
    {
        var scope = new OwedScope(DateTimeOffset.MaxValue, ["conference"], school.Key);
        var owing = await owed.ReadAsync(scope, skip: 0, int.MaxValue, cancellation);
        var waiting = new List<ErasureLeftover>();
        await FanOut.ForEachAsync(owing, AtOnce, async row =>
        {
            var id = ConferenceId.FromKey(row.Key);
            if (await grains.ErasedConference(id).EndAsync() is { IsOwing: true } remains)
            {
                waiting.Add(new ErasureLeftover(LeftoverKind.Call, id.Name, remains.Trouble));
            }
        }, cancellation);
        return Judge(waiting, waited, ErasurePhase.Chats);
    }

    private async Task<ErasureStep> EndChatsAsync(SchoolId school, TimeSpan waited, CancellationToken cancellation)
    {
        var waiting = new List<ErasureLeftover>();
        await FanOut.ForEachAsync(await rows.KeysAsync("chat", school, holding: null, cancellation), AtOnce, async key =>
        {
            var id = ChatId.FromKey(key);
            if (await grains.ErasedChat(id).EndAsync() is { IsThere: true } remains)
            {
                waiting.Add(new ErasureLeftover(LeftoverKind.Chat, id.Name, remains.Trouble));
            }
        }, cancellation);
        return Judge(waiting, waited, ErasurePhase.Rows);
    }

    private static ErasureStep Judge(List<ErasureLeftover> waiting, TimeSpan waited, ErasurePhase next) =>
        waiting.Exists(one => ErasureRules.IsAwaited(one.Trouble, waited))
            ? ErasureStep.Wait([.. waiting.Where(one => one.Trouble != PlatformTrouble.None)])
            : ErasureStep.To(next, waiting);

    private async Task<ErasureStep> DeleteRowsAsync(SchoolId school, CancellationToken cancellation)
    {
        await DeleteAllAsync(school, cancellation);
        return ErasureStep.To(ErasurePhase.Links);
    }

    // Everybody whose row names the school, also those who left it long ago.
    private async Task<ErasureStep> LeaveAsync(ErasureState state, SchoolId school, DateTimeOffset now, CancellationToken cancellation)
    {
        var (busy, empty) = (0, new List<string>());
        await FanOut.ForEachAsync(await rows.KeysAsync("user-link", Encoding.UTF8.GetBytes(school.Segment), cancellation), AtOnce, async key =>
        {
            var link = await grains.ErasedLink(AccountId.FromKey(key)).LeaveSchoolAsync(school);
            busy += link.Schools.Contains(school) ? 1 : 0;
            if (link is { IsEmpty: true, IsOwing: false })
            {
                empty.Add(key);
            }
        }, cancellation);
        await rows.DeleteAsync("lane", empty, cancellation);
        await rows.DeleteAsync("user-link", empty, cancellation);
        return busy > 0 && now - state.PhaseTime < ErasureRules.Patience ? ErasureStep.Wait([]) : ErasureStep.To(ErasurePhase.Last);
    }

    // Whatever came back in between by a message that was on its way goes too.
    private async Task<ErasureStep> FinishAsync(SchoolId school, CancellationToken cancellation)
    {
        if (await DeleteAllAsync(school, cancellation) > 0)
        {
            return ErasureStep.Wait([]);
        }

        var forgotten = new Forgotten { School = school };
        await rows.ForgetAsync("orphan-part", [.. await rows.KeysAsync("orphan-part", Encoding.UTF8.GetBytes(school.Name), cancellation)], forgotten, cancellation);
        await grains.Audit().EraseAsync(school, cancellation);
        await rows.DeleteAsync(Last, [school.Key], cancellation);
        return ErasureStep.To(ErasurePhase.Files);
    }

    private async Task<int> DeleteAllAsync(SchoolId school, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var type in RowsOfSchool.Types.Where(type => type != Last))
        {
            var keys = await rows.KeysAsync(type, school, holding: null, cancellation);
            await rows.DeleteAsync(type, keys, cancellation);
            count += keys.Count;
        }

        await rows.DropIndexesAsync(school, cancellation);
        return count;
    }
}
