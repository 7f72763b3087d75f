using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Who is in a subject group (B7).</summary>
internal sealed class GroupStudents(RosterPicture school)
{
    private readonly ILookup<ClassId, AccountId> _ofClass = school.People.Values
        .Where(p => p.Class is not null)
        .Select(p => (Class: p.Class!.Value, p.Account))
        .Concat(school.Classes.Values.SelectMany(row => row.Held.Select(held => (row.Class.Class, Account: held))))
        .ToLookup(place => place.Class, place => place.Account);

    /// <summary>The group's own list, or all students of its classes, those too who are held in their chats; in the order of their ids.</summary>
    public IReadOnlyList<AccountId> Of(RosterGroup group) => RosterPeople.Sorted((group.Students ?? group.Classes.SelectMany(c => _ofClass[c])).Distinct());
}
