using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.People;

/// <summary>Puts together what the contract shows of people: what the index knows of them, and the titles of their classes.</summary>
internal sealed class PeopleReading(IGrainFactory grains, SchoolSnapshot school)
{
    internal async Task<IReadOnlyList<V1.Person>> ReadAsync(IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        var titles = await TitlesAsync(people, cancellation);
        return [.. people.Select(person => PersonMapping.Of(person, school, person.Class is { } known ? titles[known] : ""))];
    }

    private async Task<Dictionary<ClassId, string>> TitlesAsync(IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        ClassId[] classes = [.. people.Select(p => p.Class).OfType<ClassId>().Distinct()];
        var known = await Task.WhenAll(classes.Select(c => grains.SchoolClass(c).GetAsync(cancellation)));
        return classes.Zip(known).ToDictionary(pair => pair.First, pair => pair.Second.Value?.Title ?? "");
    }
}
