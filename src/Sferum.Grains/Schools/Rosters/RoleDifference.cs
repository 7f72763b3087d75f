using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Whose roles in the school are new, other, or gone.</summary>
internal static class RoleDifference
{
    public static IReadOnlyList<(AccountId Account, SchoolRoles Roles)> Between(SchoolId school, RosterPicture before, RosterPicture after, long version)
    {
        var was = RolesOf(before);
        var will = RolesOf(after);
        return [.. was.Keys.Union(will.Keys)
            .Where(account => was.GetValueOrDefault(account) != will.GetValueOrDefault(account))
            .Select(account => (account, will.GetValueOrDefault(account).ToRoles(school, version)))];
    }

    private static Dictionary<AccountId, Role> RolesOf(RosterPicture school)
    {
        var roles = school.People.Values.ToDictionary(p => p.Account, p => new Role(p.Kinds, p.Blocked, Administrator: false));
        if (school.Administrator is { } administrator)
        {
            roles[administrator] = roles.GetValueOrDefault(administrator) with { Administrator = true };
        }

        return roles;
    }

    private readonly record struct Role(PersonKinds Kinds, bool Blocked, bool Administrator)
    {
        public SchoolRoles ToRoles(SchoolId school, long version) => new(school, Kinds, Blocked, Administrator, version);
    }
}
