using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>One of the two steps of a plan: what is done at once, or what waits for approval.</summary>
/// <param name="School">The school.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it is to be.</param>
/// <param name="Withheld">Whether it waits for approval.</param>
internal sealed record PlanStep(SchoolId School, RosterPicture Before, RosterPicture After, bool Withheld)
{
    /// <summary>The name of somebody of either side.</summary>
    public string NameOf(AccountId account) => (After.People.GetValueOrDefault(account) ?? Before.People.GetValueOrDefault(account))?.Name.Display ?? "";

    /// <summary>The same of several people, in the order of their names.</summary>
    public string NamesOf(IEnumerable<AccountId> accounts) => string.Join(", ", accounts.Select(NameOf).Order(StringComparer.Ordinal));

    /// <summary>The name of nobody is empty.</summary>
    public string NameOf(AccountId? account) => account is { } known ? NameOf(known) : "";

    /// <summary>A person's resource name.</summary>
    public string PersonName(AccountId account) => new PersonId(School, account.Segment).Name;
}
