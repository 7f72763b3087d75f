using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.GrpcHost.Schools.People;

/// <summary>Puts together what the contract shows of people: the roster's facts, the titles of their classes, and whether they are linked.</summary>
internal sealed class PeopleReading(IGrainFactory grains, SchoolSnapshot school)
{
    internal async Task<IReadOnlyList<V1.Person>> ReadAsync(IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        var links = Task.WhenAll(people.Select(p => grains.UserLink(p.Account).GetStandingAsync(school.Id, cancellation)));
        var titles = await TitlesAsync(people, cancellation);
        var states = await links;
        return [.. people.Select((person, i) => PersonMapping.Of(
            person, school, person.Class is { } known ? titles[known] : "", states[i].Value?.State ?? LinkState.NotLinked))];
    }

    private async Task<Dictionary<ClassId, string>> TitlesAsync(IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        ClassId[] classes = [.. people.Select(p => p.Class).OfType<ClassId>().Distinct()];
        var known = await Task.WhenAll(classes.Select(c => grains.SchoolClass(c).GetAsync(cancellation)));
        return classes.Zip(known).ToDictionary(pair => pair.First, pair => pair.Second.Value?.Title ?? "");
    }
}
