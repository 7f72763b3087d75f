namespace Sferum.Grains.Schools.Groups;

/// <summary>How a group takes its part of a roster.</summary>
internal static class SubjectGroupRules
{
    /// <summary>The group after a roster; the same one when that roster is older, or the one that it has.</summary>
    public static SubjectGroupState Apply(SubjectGroupState? state, GroupRoster roster) =>
        state?.Roster.Version >= roster.Version ? state : new SubjectGroupState { Roster = roster };
}
