using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats;

/// <summary>
/// The tie of a chat made by hand to what it follows: a subject chat tells its group that it is there; one of type «Другое» is found by the school in the registry. Then the
/// source is read once more, so that what changed in between is not missed.
/// </summary>
internal sealed partial class ChatGrain
{
    private int _sourceFailures;
    private DateTimeOffset _sourceNotBefore;

    // A group has room for a few chats only: the place is taken before the chat is there. A place whose chat never comes falls free by itself.
    private async Task<Refusal?> TakePlaceAsync(CreateChat command) =>
        command.Group is { } group && await GrainFactory.SubjectGroup(group).AttachAsync(_id, attached: true) is { IsRefused: true, Refusal: var refusal }
            ? refusal with { Field = "chat.group" }
            : null;

    // True when something was done: there may be more.
    private async Task<bool> AttachOwedAsync(CancellationToken cancellation)
    {
        if (!ChatOwing.OwesAttachment(State!) || State!.PushedRevision == 0 || Now < _sourceNotBefore)
        {
            return false;
        }

        try
        {
            var done = await (State.Facts.Life == ChatLife.Deleted ? DetachAsync() : AttachAsync(cancellation));
            return PaceSource(done);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogStepFailed(_id, nameof(AttachAsync), error);
            return PaceSource(done: false);
        }
    }

    private bool PaceSource(bool done)
    {
        _sourceFailures = done ? 0 : _sourceFailures + 1;
        _sourceNotBefore = done ? Now : Now + BackOff.After(_sourceFailures, Random.Shared.NextDouble());
        return done;
    }

    private async Task<bool> AttachAsync(CancellationToken cancellation)
    {
        var facts = State!.Facts;
        var attached = facts.Group is { } group ? await GrainFactory.SubjectGroup(group).AttachAsync(_id, attached: true) : true;
        if (attached.IsRefused)
        {
            // It is in the registry and works; only what the group says from now on does not reach it.
            LogNotAttached(_id, attached.Refusal.Reason);
            return false;
        }

        var source = await Around.SourceAsync(facts.Type, facts.Group, "", cancellation);
        await NoteAsync((state, now) => AttachmentRules.Attached(state!, source.Value, now));
        return true;
    }

    private async Task<bool> DetachAsync()
    {
        if (State!.Facts.Group is { } group)
        {
            await GrainFactory.SubjectGroup(group).AttachAsync(_id, attached: false);
        }

        await NoteAsync((state, _) => AttachmentRules.Detached(state!));
        return true;
    }
}
