using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.People;

/// <summary>From the domain's person to the contract's.</summary>
internal static class PersonMapping
{
    internal static V1.Person Of(Grains.Schools.Person person, SchoolSnapshot school, string classTitle) => new()
    {
        Name = new PersonId(school.Id, person.Account.Segment).Name,
        Account = person.Account.Name,
        FullName = new() { FamilyName = person.Name.Family, GivenName = person.Name.Given, Patronymic = person.Name.Patronymic },
        DisplayName = person.Name.Display,
        Kinds = { KindsOf(person.Kinds) },
        PositionType = (V1.PositionType)person.Position,
        PositionTitle = person.PositionTitle,
        SchoolClass = person.Class?.Name ?? "",
        ClassTitle = classTitle,
        Children = { person.Children.Select(c => c.Name) },
        Blocked = person.Blocked,
        LinkState = (V1.LinkState)person.Link,
        SferumAdministrator = school.SferumAdministrator == person.Account,
    };

    private static IEnumerable<PersonKind> KindsOf(PersonKinds kinds)
    {
        if (kinds.HasFlag(PersonKinds.Staff))
        {
            yield return PersonKind.Staff;
        }

        if (kinds.HasFlag(PersonKinds.Student))
        {
            yield return PersonKind.Student;
        }

        if (kinds.HasFlag(PersonKinds.Parent))
        {
            yield return PersonKind.Parent;
        }
    }
}
