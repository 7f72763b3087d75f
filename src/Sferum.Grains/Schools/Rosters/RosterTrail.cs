using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Which rows of a picture have been touched.</summary>
/// <param name="People">People who came, changed or left.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Administrator">Whether the Sferum chats administrator was named.</param>
internal sealed record RosterTrail(
    ImmutableHashSet<AccountId> People, ImmutableHashSet<ClassId> Classes, ImmutableHashSet<GroupId> Groups, bool Administrator)
{
    /// <summary>Nothing.</summary>
    public static RosterTrail None { get; } = new([], [], [], Administrator: false);

    /// <summary>True when nothing was touched.</summary>
    public bool IsEmpty => People.IsEmpty && Classes.IsEmpty && Groups.IsEmpty && !Administrator;
}
