using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The row that the registry shows.</summary>
internal sealed partial class ChatGrain
{
    // So long a command waits for its row to stand in the registry; later it stands there by itself.
    private static readonly TimeSpan PushPatience = TimeSpan.FromMilliseconds(200);

    private Task? _push;
    private long _pushed;
    private int _pushFailures;
    private DateTimeOffset _pushNotBefore;

    private async Task PushBrieflyAsync()
    {
        try
        {
            await PushAsync().WaitAsync(PushPatience, _time);
        }
        catch (Exception error)
        {
            LogPushLate(_id, error);
        }
    }

    // True when there was something to push, so that the next look starts anew.
    private async Task<bool> PushOwedRowAsync()
    {
        if (!ChatOwing.OwesRow(State!) || Now < _pushNotBefore)
        {
            return false;
        }

        try
        {
            await PushAsync();
            await NotePushedAsync();
            _pushFailures = 0;
            return true;
        }
        catch (Exception error)
        {
            LogPushFailed(_id, error);
            _pushNotBefore = Now + Commits.BackOff.After(++_pushFailures, Random.Shared.NextDouble());
            return false;
        }
    }

    // One push at a time, always of the latest row; who comes while one is under way waits for one that has their change.
    private async Task PushAsync()
    {
        var wanted = State!.Revision;
        _pushed = Math.Max(_pushed, State.PushedRevision);
        while (_pushed < wanted)
        {
            if (_push is null or { IsCompleted: true })
            {
                _push = PutAsync(State!.Facts.Life == ChatLife.Deleted ? ChatSnapshots.Tombstone(State, _id) : Row(State!).Value!);
            }

            await _push;
        }
    }

    private async Task PutAsync(ChatSnapshot row)
    {
        await GrainFactory.ChatRegistry(_id.School).PutAsync(row);
        _pushed = Math.Max(_pushed, row.Revision);
    }

    private async Task NotePushedAsync()
    {
        var pushed = _pushed;
        await NoteAsync((state, _) => ChatRules.TakePush(state!, pushed));
    }
}
