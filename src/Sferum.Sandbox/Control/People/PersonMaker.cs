using System.Globalization;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.Control.People;

/// <summary>Makes demo people.</summary>
internal static class PersonMaker
{
    /// <summary>The new person, or what keeps it from being made.</summary>
    public static (Person? Person, string? Trouble) Make(WorldTurn turn, PersonRequest request)
    {
        var people = turn.State.People;
        if (string.IsNullOrWhiteSpace(request.FirstName) || string.IsNullOrWhiteSpace(request.LastName))
            return (null, "first_name and last_name are needed");
        var phone = request.Phone is null ? FreePhone(people) : PersonSearch.Login(request.Phone);
        if (phone.Length != 11 || people.ByLogin(phone) is not null)
            return (null, "phone is not a number of 11 digits, or it is taken");
        if (request.Mail is { Length: > 0 } mail && people.ByLogin(mail) is not null)
            return (null, "mail is taken");
        var person = Build(people, request, phone);
        turn.Commit(new PersonCreated(person));
        return (person, null);
    }

    private static Person Build(PeopleState people, PersonRequest request, string phone) => new(
        people.NextVkId,
        request.FirstName!.Trim(),
        request.LastName!.Trim(),
        request.Patronymic?.Trim() ?? "",
        phone,
        request.Mail ?? "",
        request.Password ?? DemoPeople.Password,
        request.Sex ?? 1,
        request.Birthday ?? "01.09.1990",
        request.Profile == false ? [] : [new EducationalProfile(people.NextUserId, request.FirstName.Trim(), request.LastName.Trim())]);

    private static string FreePhone(PeopleState people)
    {
        for (var number = DemoPeople.FirstPhone + people.All.Count; ; number++)
        {
            var phone = number.ToString(CultureInfo.InvariantCulture);
            if (people.ByLogin(phone) is null)
                return phone;
        }
    }
}
