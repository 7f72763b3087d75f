namespace Sferum.Grains.Schools.Rosters;

/// <summary>What news of the school itself make of it (B9, B15).</summary>
internal static class SchoolNewsRules
{
    /// <summary>The school after the news. An administrator who is not staff by what was accepted meanwhile is not taken.</summary>
    public static RosterPicture Take(RosterPicture school, SchoolNews news) => school with
    {
        Administrator = IsNamed(school, news) ? news.SferumAdministrator : school.Administrator,
        SubjectChats = news.SubjectChats,
    };

    /// <summary>True when the administrator of the news is the one that the school follows.</summary>
    public static bool IsNamed(RosterPicture school, SchoolNews news) =>
        news.SferumAdministrator is { } named && school.People.GetValueOrDefault(named)?.Kinds.HasFlag(PersonKinds.Staff) == true;

    /// <summary>The school as it says of itself; news when it has changed since they were last heard of.</summary>
    public static SchoolNews NewsOf(SchoolSnapshot school) => new(school.Edits, school.SferumAdministrator, school.Settings.SubjectChatsForAllGroups);
}
