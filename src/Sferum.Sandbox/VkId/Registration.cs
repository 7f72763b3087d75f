using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId;

/// <summary>What people make on the pages and keep: accounts, educational profiles, passwords.</summary>
internal sealed class Registration(SandboxWorld world)
{
    /// <summary>A new account without a password and without a profile; null when the phone has got one meanwhile.</summary>
    public Person? CreateAccount(string phone, PersonalData data) => world.Act(0, "vkid/about", turn =>
    {
        var people = turn.State.People;
        if (people.ByLogin(phone) is not null)
            return null;
        var person = new Person(
            people.NextVkId, data.FirstName, data.LastName, data.Patronymic, phone, Mail: "", Password: "", data.Sex, data.Birthday, Profiles: []);
        turn.Commit(new PersonCreated(person));
        return person;
    });

    /// <summary>One more educational profile of an account.</summary>
    public EducationalProfile CreateProfile(Person person, PersonalData data) => world.Act(0, "vkid/create", turn =>
    {
        var profile = new EducationalProfile(
            turn.State.People.NextUserId, data.FirstName, data.LastName, data.Patronymic, data.Sex, data.Birthday);
        turn.Commit(new ProfileCreated(person.VkId, profile));
        return profile;
    });

    public void SetPassword(Person person, string password) => world.Act(0, "vkid/restore", turn =>
    {
        turn.Commit(new PasswordSet(person.VkId, password));
        return true;
    });
}
