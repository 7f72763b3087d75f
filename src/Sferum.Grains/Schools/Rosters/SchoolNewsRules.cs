using Sferum.Grains.Names;

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

    /// <summary>
    /// Who is the school's administrator, and whether all its groups get chats, once all that was accepted has been carried out: what the school says itself may be older than that.
    /// </summary>
    /// <param name="future">The school once all that was accepted has been carried out.</param>
    /// <param name="school">The school as it says of itself; null: there is none yet.</param>
    /// <param name="heard">The news that were heard of last; null: no roster was taken yet, so that the school alone knows.</param>
    public static (AccountId? Administrator, bool SubjectChats) Standing(RosterPicture future, SchoolSnapshot? school, long? heard) =>
        school is null || school.Edits <= heard
            ? (future.Administrator, future.SubjectChats)
            : (school.SferumAdministrator, school.Settings.SubjectChatsForAllGroups);

    /// <summary>The school as it says of itself; news when it has changed since they were last heard of.</summary>
    public static SchoolNews NewsOf(SchoolSnapshot school) => new(school.Edits, school.SferumAdministrator, school.Settings.SubjectChatsForAllGroups);
}
