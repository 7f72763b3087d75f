using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.Control.People;

/// <summary>A demo person as the control surface shows them: everything one needs to log in as them.</summary>
/// <param name="UserId">The first educational profile; null if there is none.</param>
internal sealed record PersonView(
    long? UserId,
    long VkId,
    string FirstName,
    string LastName,
    string Patronymic,
    string Phone,
    string Mail,
    string Password,
    int Sex,
    string Birthday,
    IReadOnlyList<EducationalProfile> Profiles,
    bool Privacy,
    bool Deactivated)
{
    public static PersonView Of(PeopleState people, Person person)
    {
        var first = person.Profiles.Count > 0 ? person.Profiles[0].UserId : (long?)null;
        var flags = first is { } id ? people.Flags(id) : ProfileFlags.None;
        return new PersonView(
            first, person.VkId, person.FirstName, person.LastName, person.Patronymic, person.Phone, person.Mail, person.Password,
            person.Sex, person.Birthday, person.Profiles, flags.Privacy, flags.Deactivated);
    }
}
