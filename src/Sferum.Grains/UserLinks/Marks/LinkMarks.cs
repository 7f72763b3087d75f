using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks.Attempts;

namespace Sferum.Grains.UserLinks.Marks;

/// <summary>
/// The mark that a school's picking lists show beside a person (B8, B10), and which schools have not got it yet. A school that was told nothing shows NotLinked, so that the
/// thousands of an import who never linked owe nothing.
/// </summary>
internal static class LinkMarks
{
    /// <summary>Where the link stands for lists: as chats see it, and whether an attempt is under way.</summary>
    public static LinkState Of(UserLinkState? state) => state switch
    {
        { Link.Broken: false } => LinkState.Linked,
        { Attempt: { Stage: not AttemptStage.Over } } => LinkState.InProgress,
        { Link: not null } => LinkState.Broken,
        _ => LinkState.NotLinked,
    };

    /// <summary>A change of the row: another mark gets a new version.</summary>
    public static UserLinkState Counted(UserLinkState? before, UserLinkState after) =>
        Of(before) == Of(after) ? after : after with { MarkVersion = after.MarkVersion + 1 };

    /// <summary>Schools in which the account is, and which show another mark.</summary>
    public static IReadOnlyList<SchoolRoles> Untold(UserLinkState state)
    {
        var mark = Of(state);
        return [.. state.Schools.Where(s => s.Kinds != PersonKinds.None && ToldTo(state, s.School) != mark)];
    }

    /// <summary>
    /// Notes that a school took a mark. Whoever left it meanwhile, and perhaps came back, was forgotten there: that school is told again.
    /// </summary>
    public static UserLinkState Told(UserLinkState state, IEnumerable<SchoolRoles> told, LinkState mark) => state with
    {
        Marks = told.Where(state.Schools.Contains).Aggregate(state.Marks, (marks, s) => Without(marks, s.School).Add(new SchoolMark(s.School, mark))),
    };

    /// <summary>A school that the account has left forgets its mark.</summary>
    public static UserLinkState Followed(UserLinkState state, SchoolRoles roles) =>
        roles.Kinds == PersonKinds.None ? state with { Marks = Without(state.Marks, roles.School) } : state;

    private static LinkState ToldTo(UserLinkState state, SchoolId school)
    {
        foreach (var mark in state.Marks)
        {
            if (mark.School == school)
                return mark.Told;
        }

        return LinkState.NotLinked;
    }

    private static ImmutableArray<SchoolMark> Without(ImmutableArray<SchoolMark> marks, SchoolId school) => marks.RemoveAll(m => m.School == school);
}
