using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>The order of ids in the lists that chats are told.</summary>
internal static class RosterOrder
{
    public static IComparer<AccountId> Accounts { get; } = Comparer<AccountId>.Create(static (a, b) => string.CompareOrdinal(a.Segment, b.Segment));

    public static IComparer<ClassId> Classes { get; } = Comparer<ClassId>.Create(static (a, b) => string.CompareOrdinal(a.Segment, b.Segment));

    public static IComparer<GroupId> Groups { get; } = Comparer<GroupId>.Create(static (a, b) => string.CompareOrdinal(a.Segment, b.Segment));
}
