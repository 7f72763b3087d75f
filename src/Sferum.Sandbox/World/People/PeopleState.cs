using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World.People;

/// <summary>Everyone in the world, found by account, profile, phone or mail.</summary>
internal sealed class PeopleState
{
    private readonly SortedDictionary<long, Person> byVkId = [];
    private readonly Dictionary<long, (Person Person, EducationalProfile Profile)> byUserId = [];
    private readonly Dictionary<string, Person> byLogin = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, ProfileFlags> flags = [];

    public IReadOnlyCollection<Person> All => byVkId.Values;

    public long NextVkId { get; private set; } = DemoPeople.FirstVkId;

    public long NextUserId { get; private set; } = DemoPeople.FirstUserId;

    public Person? ByVkId(long vkId) => byVkId.GetValueOrDefault(vkId);

    /// <summary>The person behind a phone number (digits) or a mail address.</summary>
    public Person? ByLogin(string login) => byLogin.GetValueOrDefault(login);

    public Person? OwnerOf(long userId) => byUserId.TryGetValue(userId, out var found) ? found.Person : null;

    public EducationalProfile? Profile(long userId) => byUserId.TryGetValue(userId, out var found) ? found.Profile : null;

    public ProfileFlags Flags(long userId) => flags.GetValueOrDefault(userId, ProfileFlags.None);

    public string NameOf(long userId) => Profile(userId) is { } profile ? $"{profile.FirstName} {profile.LastName}" : $"{userId}";

    public void Apply(PersonCreated effect) => Add(effect.Person);

    public void Apply(ProfileCreated effect)
    {
        var person = byVkId[effect.VkId];
        Add(person with { Profiles = [.. person.Profiles, effect.Profile] });
    }

    public void Apply(PasswordSet effect) => Add(byVkId[effect.VkId] with { Password = effect.Password });

    public void Apply(PersonFlagged effect) => flags[effect.UserId] = new ProfileFlags(effect.Privacy, effect.Deactivated);

    /// <summary>A new person, or one who has changed.</summary>
    public void Add(Person person)
    {
        byVkId[person.VkId] = person;
        byLogin[person.Phone] = person;
        if (person.Mail.Length > 0)
            byLogin[person.Mail] = person;
        NextVkId = Math.Max(NextVkId, person.VkId + 1);
        foreach (var profile in person.Profiles)
        {
            byUserId[profile.UserId] = (person, profile);
            NextUserId = Math.Max(NextUserId, profile.UserId + 1);
        }
    }
}
