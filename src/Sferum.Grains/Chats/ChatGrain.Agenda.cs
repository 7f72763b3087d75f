using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The conferences of the chat: what keeps it from being deleted, and what goes with it (B12).</summary>
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
        if (!State!.CallsOff || Now < _callOffNotBefore)
        {
            return false;
        }

        try
        {
            if (await GrainFactory.ChatAgenda(_id).CancelAsync(ConferenceTrouble.ChatDeleted, cancellation))
            {
                await NoteAsync((state, _) => state! with { CallsOff = false });
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
    }}
