using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World;

/// <summary>One actor's turn on the world, alone with it: what it reads does not change under it.</summary>
internal sealed class WorldTurn(WorldState state, DateTimeOffset now, long user, string method, Action<WorldTurn, Effect> commit)
{
    public WorldState State => state;

    public DateTimeOffset Now => now;

    public long User => user;

    public string Method => method;

    public void Commit(Effect effect) => commit(this, effect);
}
