using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>Drops an owed effect: the row of a chat says that nothing is owed though work is left.</summary>
internal sealed class DroppedEffect : Planted
{
    public override object Written(object? before, object next) =>
        next is StoredState<ChatState> { OwedFrom: not null } row ? new StoredState<ChatState> { State = row.State, Requests = row.Requests, OwedFrom = null } : next;
}
