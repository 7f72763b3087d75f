using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>A school without somebody who is erased: as if dismissed, expelled and no parent any more, at once. Pure.</summary>
internal static class PersonErasure
{
    /// <summary>The school afterwards, with the rows touched in its trail; nothing is touched when nobody is there.</summary>
    public static RosterPicture Of(RosterPicture school, AccountId account)
    {
        school = StudentEvents.Expel(school, account) is { IsRefused: false } expelled ? expelled.Value : school;
        school = StaffEvents.Dismiss(school, account) is { IsRefused: false } dismissed ? dismissed.Value : school;
        var children = school.People.GetValueOrDefault(account)?.Children ?? [];
        school = children.Aggregate(school, (left, child) => ParentEvents.LoseChild(left, account, child));
        return school.People.ContainsKey(account) ? school.Remove(account) : school;
    }
}
