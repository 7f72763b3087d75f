using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Accounts with what one needs to log in as them, and their educational profiles.</summary>
internal sealed class PeopleSection(SandboxWorld world) : ISection
{
    public string Path => "/pages/people";

    public string Title => "People";

    public Markup Show(IQueryCollection query)
    {
        var wanted = query["query"].ToString().Trim();
        return world.Read(state =>
        {
            var found = wanted.Length == 0 ? [.. state.People.All] : PersonSearch.Find(state.People, wanted);
            var (people, links) = Pager.Of(query, Path, found, ("query", wanted));
            return Markup.Of($"""
                <form class="line" method="get"><label>Id, phone, mail or name <input name="query" value="{wanted}"></label><button type="submit">Find</button></form>
                {Table.Of(["Name", "Phone", "Mail", "Password", "Profiles"], people.Select(person => Row(state, person)), "Nobody is called so.")}
                {links}
                """);
        });
    }

    private static Markup[] Row(WorldState state, Person person) =>
    [
        Markup.Of($"{person.LastName} {person.FirstName} {person.Patronymic}"),
        Markup.Of($"{PhoneText.Of(person.Phone)}"),
        Markup.Of($"{person.Mail}"),
        person.Password.Length == 0 ? Faint("not set") : Markup.Of($"{person.Password}"),
        person.Profiles.Count == 0 ? Faint("none") : Markup.Join(person.Profiles.Select(profile => Profile(state, profile))),
    ];

    private static Markup Faint(string text) => Markup.Of($"""<span class="faint">{text}</span>""");

    private static Markup Profile(WorldState state, EducationalProfile profile)
    {
        var flags = state.People.Flags(profile.UserId);
        var marks = (flags.Privacy ? ", refuses to be added" : "") + (flags.Deactivated ? ", deactivated" : "");
        return Markup.Of($"""<div><a href="/sandbox/pages/chats?member={profile.UserId}">{profile.UserId}</a> {profile.FirstName} {profile.LastName}{marks}</div>""");
    }
}
