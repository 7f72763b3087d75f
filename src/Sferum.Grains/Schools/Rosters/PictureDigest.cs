using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>What tells one state of a school from all others. Whether somebody is linked is no part of it.</summary>
internal static class PictureDigest
{
    /// <param name="school">The school.</param>
    /// <param name="facts">What it says of itself; null: nothing yet.</param>
    /// <returns>64 hexadecimal digits; empty when there is nothing at all.</returns>
    public static string Of(RosterPicture school, RosterFacts? facts)
    {
        if (facts is null && school.People.IsEmpty && school.Classes.IsEmpty && school.Groups.IsEmpty)
        {
            return "";
        }

        using var hash = new TextHash();
        hash.Add(facts?.Title, facts?.TimeZone, school.Administrator?.Segment, RosterDigest.Flag(school.SubjectChats));
        foreach (var p in RosterDigest.Ordered(school.People.Values, p => p.Account.Segment))
        {
            hash.Add(
                "person", p.Account.Segment, RosterDigest.Name(p.Name), RosterDigest.Number((int)p.Kinds), RosterDigest.Number((int)p.Position), p.PositionTitle,
                p.Class?.Segment, RosterDigest.Accounts(p.Children), RosterDigest.Flag(p.Blocked));
        }

        foreach (var c in RosterDigest.Ordered(school.Classes.Values, c => c.Class.Class.Segment))
        {
            hash.Add("class", c.Class.Class.Segment, c.Class.Title, c.Class.HomeroomTeacher?.Segment, RosterDigest.Flag(c.Closed), RosterDigest.Accounts(c.Held));
        }

        foreach (var g in RosterDigest.Ordered(school.Groups.Values, g => g.Group.Group.Segment))
        {
            hash.Add(
                "group", g.Group.Group.Segment, g.Group.Title, g.Group.Subject, g.Group.Teacher?.Segment, RosterDigest.Classes(g.Group.Classes),
                g.Group.Students is null ? null : RosterDigest.Accounts(g.Group.Students), RosterDigest.Flag(g.Closed));
        }

        return hash.End();
    }
}
