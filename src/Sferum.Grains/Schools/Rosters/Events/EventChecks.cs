using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>What several events ask of a school.</summary>
internal static class EventChecks
{
    public static bool Is(this RosterPicture school, AccountId account, PersonKinds kind) =>
        school.People.GetValueOrDefault(account) is { } person && person.Kinds.HasFlag(kind);

    /// <summary>Refuses somebody who is not staff; nobody is no trouble.</summary>
    public static Refusal? NotStaff(RosterPicture school, AccountId? account, string field) =>
        account is not { } known || school.Is(known, PersonKinds.Staff)
            ? null
            : Refusal.Of(school.People.ContainsKey(known) ? RefusalReason.PersonNotStaff : RefusalReason.UnknownPerson, field);

    /// <summary>Refuses a class that nobody can be put into.</summary>
    public static Refusal? NotOpen(RosterPicture school, ClassId id, string field) => school.Classes.GetValueOrDefault(id) switch
    {
        null => Refusal.Of(RefusalReason.UnknownClass, field),
        { Closed: true } => Refusal.Of(RefusalReason.ClassClosed, field) with { Subjects = [id.Name] },
        _ => null,
    };

    /// <summary>Refuses a group that nobody can be put into.</summary>
    public static Refusal? NotOpen(RosterPicture school, GroupId id, string field) => school.Groups.GetValueOrDefault(id) switch
    {
        null => Refusal.Of(RefusalReason.UnknownGroup, field),
        { Closed: true } => Refusal.Of(RefusalReason.GroupClosed, field) with { Subjects = [id.Name] },
        _ => null,
    };

    /// <summary>Refuses one more of what there is enough of.</summary>
    public static Refusal? Full(int count, int limit, string field) => count < limit
        ? null
        : Refusal.Of(RefusalReason.TooManyItems, field) with
        {
            Facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) },
        };
}
