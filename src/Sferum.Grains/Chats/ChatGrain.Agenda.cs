using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The conferences of the chat: what keeps it from being deleted, and what goes with it when it is deleted or its class closes (B12).</summary>
internal sealed partial class ChatGrain
{
    private int _callOffFailures;
    private DateTimeOffset _callOffNotBefore;

    private async Task<ChatAgenda> AgendaAsync(CancellationToken cancellation)
    {
        var agenda = await GrainFactory.ChatAgenda(_id).ReadAsync(cancellation);
        return new ChatAgenda([.. agenda.Active.Select(conference => conference.Name)], agenda.Scheduled.Count);
    }

    // True when some were called off, so that the next look starts anew. What fails keeps nothing else waiting.
    private async Task<bool> CallOffOwedAsync(CancellationToken cancellation)
    {
        if (State is not { CallsOff: true } owing || Now < _callOffNotBefore)
        {
            return false;
        }

        try
        {
            if (await GrainFactory.ChatAgenda(_id).CancelAsync(ReasonOf(owing), cancellation))
            {
                await NoteAsync((state, _) => IsSameEnd(state!, owing) ? state! with { CallsOff = false } : state!);
            }

            _callOffFailures = 0;
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotCalledOff(_id, error);
            _callOffNotBefore = Now + BackOff.After(++_callOffFailures, Random.Shared.NextDouble());
            return false;
        }
    }

    private static ConferenceTrouble ReasonOf(ChatState state) =>
        state.Facts.Life == ChatLife.Closed ? ConferenceTrouble.ChatClosed : ConferenceTrouble.ChatDeleted;

    // Opened and closed again, or deleted, while conferences were called off: that owes its own.
    private static bool IsSameEnd(ChatState state, ChatState before) =>
        state.Facts.Life == before.Facts.Life && state.Closure?.Since == before.Closure?.Since;
}
