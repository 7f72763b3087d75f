using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>Forgets a hand removal: it does not outlive the next word of the roster.</summary>
internal sealed class ForgottenRemoval : Planted
{
    public override object Written(object? before, object next)
    {
        if (next is not StoredState<ChatState> { State: { } state } row || before is not StoredState<ChatState> { State: { } known } || state.Facts.SourceVersion == known.Facts.SourceVersion)
        {
            return next;
        }

        var members = state.Members.Each(member => member.RemovedSince is null ? member : member with { RemovedSince = null });
        return new StoredState<ChatState> { State = state with { Members = members }, Requests = row.Requests, OwedFrom = row.OwedFrom };
    }
}
