using Sferum.Grains.Chats;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>Skips the version of a push: whatever a chat is told last counts, though it may be older than what it knows.</summary>
internal sealed class SkippedVersion : Planted
{
    private const long Above = 1_000_000;

    private long _arrived = Above;

    public override GrainCall Arrived(string key, GrainCall call) => call.Arguments is [ChatSource source, ..] ? call.With([source with { Version = ++_arrived }]) : call;
}
