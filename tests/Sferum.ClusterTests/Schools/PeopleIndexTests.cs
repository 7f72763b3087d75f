using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Schools;

public sealed class PeopleIndexTests
{
    private static readonly SchoolId Id = new("7");

    [Fact]
    public async Task Reads_WhenManyComeBeforeItIsLoaded_AllSeeTheSame()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        await cluster.Grains.PeopleIndex(Id).ChangeAsync(new PeopleChange([.. Enumerable.Range(0, 500).Select(Someone)], []));
        await cluster.RestartAsync();

        var totals = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.Grains.PeopleIndex(Id).ListAsync(new PeopleQuery { Text = "ёлк" }, default)));

        Assert.All(totals, page => Assert.Equal((500, 50), (page.Total, page.People.Count)));
    }

    [Fact]
    public async Task Change_WhenASegmentCannotBeWritten_ShowsWhatIsOnDiskAndCanBeRepeated()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var index = cluster.Grains.PeopleIndex(Id);
        var change = new PeopleChange([.. Enumerable.Range(0, 20).Select(Someone)], []);
        cluster.Faults.FailNext("people-segment", WriteFault.Refused);

        await Assert.ThrowsAnyAsync<Exception>(() => index.ChangeAsync(change));

        Assert.InRange((await index.ReadAllAsync(default)).Count, 10, 19);
        await index.ChangeAsync(change);
        Assert.Equal(20, (await index.GetAsync([.. change.Put.Select(p => p.Account)], default)).Count);
        await index.ChangeAsync(new PeopleChange([], [new AccountId("a3")]));
        Assert.Empty(await index.GetAsync([new AccountId("a3"), new AccountId("unknown")], default));
    }

    private static Person Someone(int i) => new() { Account = new AccountId($"a{i}"), Name = new PersonName("Ёлкина", $"И{i}", ""), Kinds = PersonKinds.Student };
}
