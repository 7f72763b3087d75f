using Sferum.Sandbox.World;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>One address under /oauth2.</summary>
internal interface IOAuthCall
{
    /// <summary>The last part of the address.</summary>
    string Name { get; }

    /// <summary>Whose call it is, as far as its secrets tell; 0 if they tell nothing.</summary>
    long Owner(WorldState state, IReadOnlyDictionary<string, string> parameters);

    OAuthAnswer Run(WorldTurn turn, IReadOnlyDictionary<string, string> parameters);
}
