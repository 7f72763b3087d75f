using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World.Calls;

/// <summary>All calls, open and finished, in the order they were started.</summary>
internal sealed class CallsState
{
    private readonly OrderedDictionary<string, Call> calls = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<Call> All => calls.Values;

    public Call? Find(string id) => calls.GetValueOrDefault(id);

    public void Apply(CallStarted effect, long actor, DateTimeOffset time) =>
        calls.Add(effect.Call, new Call(effect.Call, actor, effect.Chat, effect.JoinLink, time));

    public void Apply(CallFinished effect, DateTimeOffset time)
    {
        var call = calls[effect.Call];
        call.FinishedAt = time;
        call.Participants.Clear();
    }

    public void Apply(ParticipantJoined effect) => calls[effect.Call].Participants.Add(effect.User);
}
