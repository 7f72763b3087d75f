using Sferum.Sandbox.World;

namespace Sferum.Sandbox.Developer;

/// <summary>Who somebody is, for the eye.</summary>
internal static class PersonText
{
    /// <param name="id">A profile, a community (negative), or 0 for nobody.</param>
    public static string Of(WorldState state, long id) => id switch
    {
        0 => "—",
        < 0 => $"community {-id}",
        _ when state.People.Profile(id) is null => $"{id}",
        _ => $"{state.People.NameOf(id)} ({id})",
    };
}
