using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Whose roles in the school are new, other, or gone.</summary>
internal static class RoleDifference
{
    public static IReadOnlyList<(AccountId Account, SchoolRoles Roles)> Between(
        SchoolId school, RosterPicture before, RosterPicture after, IEnumerable<AccountId> people, long version) =>
        [.. people
            .Select(account => (Account: account, Was: RoleOf(before, account), Will: RoleOf(after, account)))
            .Where(role => role.Was != role.Will)
            .Select(role => (role.Account, role.Will.ToRoles(school, version)))];

    /// <summary>What people are in a school.</summary>
    public static IReadOnlyList<(AccountId Account, SchoolRoles Roles)> After(SchoolId school, RosterPicture after, IReadOnlyList<AccountId> people, long version) =>
        [.. people.Select(account => (account, RoleOf(after, account).ToRoles(school, version)))];

    private static Role RoleOf(RosterPicture school, AccountId account)
    {
        var person = school.People.GetValueOrDefault(account);
        return new Role(person?.Kinds ?? PersonKinds.None, person?.Blocked == true, school.Administrator == account);
    }

    private readonly record struct Role(PersonKinds Kinds, bool Blocked, bool Administrator)
    {
        public SchoolRoles ToRoles(SchoolId school, long version) => new(school, Kinds, Blocked, Administrator, version);
    }
}
