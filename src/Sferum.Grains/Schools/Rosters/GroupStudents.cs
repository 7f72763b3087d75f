using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Who is in a subject group (B7).</summary>
internal sealed class GroupStudents(RosterPicture school)
{
    /// <summary>The group's own list, or all students of its classes, those too who are held in their chats; in the order of their ids.</summary>
    public IReadOnlyList<AccountId> Of(RosterGroup group) => RosterPeople.Sorted((group.Students ?? group.Classes.SelectMany(OfClass)).Distinct());

    private IEnumerable<AccountId> OfClass(ClassId id) => school.Ties.Students[id].Concat(school.Classes.GetValueOrDefault(id)?.Held ?? []);
}
