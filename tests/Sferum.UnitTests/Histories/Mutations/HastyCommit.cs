using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>Acts before the commit: a chat goes on to the Sferum side at once, and its row is on disk only some seconds later, if nothing dies in between.</summary>
internal sealed class HastyCommit : Planted
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    public override TimeSpan LateBy(object next) => next is StoredState<ChatState> ? Late : TimeSpan.Zero;
}
