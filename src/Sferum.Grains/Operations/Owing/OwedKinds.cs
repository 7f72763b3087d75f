using System.Collections.Frozen;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Operations.Owing;

/// <summary>Which grains owe what. A row tells its grain's type; where a type owes several things, only the grain can tell which.</summary>
internal static class OwedKinds
{
    private static readonly FrozenDictionary<string, OwedKind[]> Known = new Dictionary<string, OwedKind[]>(StringComparer.Ordinal)
    {
        ["chat"] = [OwedKind.ChatSync, OwedKind.ChatClose, OwedKind.MembershipPush, OwedKind.IndexUpdate],
        ["school-drift"] = [OwedKind.ChatSync],
        ["conference"] = [OwedKind.ConferenceStart, OwedKind.ConferenceEnd, OwedKind.IndexUpdate],
        ["roster-import"] = [OwedKind.RosterRollForward],
        ["timetable"] = [OwedKind.RosterRollForward],
        ["school"] = [OwedKind.MembershipPush],
        ["school-class"] = [OwedKind.MembershipPush],
        ["subject-group"] = [OwedKind.MembershipPush],
        ["lesson"] = [OwedKind.IndexUpdate],
        [Links] = [OwedKind.MembershipPush, OwedKind.LinkCleanup, OwedKind.IndexUpdate],
        ["erasure"] = [OwedKind.Erasure],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type whose keys do not say which school they belong to.</summary>
    public const string Links = "user-link";

    /// <summary>Types that can owe something of a kind; Unspecified: of any.</summary>
    public static IReadOnlyCollection<string> TypesOf(OwedKind kind) =>
        kind == OwedKind.Unspecified ? Known.Keys : [.. Known.Where(known => known.Value.Contains(kind)).Select(known => known.Key)];

    /// <summary>Whether rows alone tell what is of a kind.</summary>
    public static bool IsToldByRows(OwedKind kind) => kind == OwedKind.Unspecified || TypesOf(kind).All(type => Known[type].Length == 1);

    /// <summary>What a grain of a type owes, as long as it does not say more.</summary>
    public static OwedKind UsualOf(string type) => Known.TryGetValue(type, out var kinds) ? kinds[0] : OwedKind.Unspecified;
}
