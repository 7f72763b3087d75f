using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.People;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>People of a segment and the marks of their links: neither comes in the way of the other.</summary>
public sealed class PeopleSegmentRulesTests
{
    private static readonly PeopleSegmentState Empty = new();

    [Fact]
    public void Change_WhenThePersonCarriesAMark_IgnoresIt()
    {
        var state = PeopleSegmentRules.Change(Empty, Put(Someone("1") with { Link = LinkState.Linked }));

        Assert.Equal(LinkState.NotLinked, Memory(state).Find(new AccountId("1"))!.Link);
        Assert.Same(state, PeopleSegmentRules.Change(state, Put(Someone("1") with { Link = LinkState.Broken })));
    }

    [Fact]
    public void Note_WhenThePersonComesLater_IsKeptForThem()
    {
        var state = PeopleSegmentRules.Change(Noted(Empty, "1", LinkState.Linked, 1), Put(Someone("1"), Someone("2")));

        Assert.Equal((LinkState.Linked, LinkState.NotLinked), (Memory(state).Find(new AccountId("1"))!.Link, Memory(state).Find(new AccountId("2"))!.Link));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Note_WhenNotNewer_ChangesNothing(long version)
    {
        var state = Noted(Empty, "1", LinkState.Broken, 2);

        Assert.Same(state, Noted(state, "1", LinkState.Linked, version));
    }

    [Fact]
    public void Change_WhenThePersonLeaves_ForgetsTheMark()
    {
        var state = Noted(PeopleSegmentRules.Change(Empty, Put(Someone("1"))), "1", LinkState.Linked, 4);

        var left = PeopleSegmentRules.Change(state, new PeopleChange([], [new AccountId("1")]));

        Assert.Empty(left.Marks);
        Assert.Single(Noted(left, "1", LinkState.Linked, 4).Marks);
    }

    [Fact]
    public void Note_WhenTooManyStrangersAreKnown_IsRefusedButNotForPeople()
    {
        var full = PeopleSegmentRules.Change(Empty, Put(Someone("known")));
        for (var i = 0; i < PeopleSegmentRules.Strangers + 1; i++)
        {
            full = Noted(full, $"s{i:D4}", LinkState.Linked, 1);
        }

        Assert.Equal(RefusalReason.NumberOutOfRange, PeopleSegmentRules.Note(full, new LinkMark(new AccountId("more"), LinkState.Linked, 1)).Refusal?.Reason);
        Assert.Contains(Noted(full, "known", LinkState.Linked, 1).Marks, m => m.Account.Segment == "known");
    }

    // Whatever comes in whatever order: the memory that follows the changes one by one is the memory read anew.
    [Fact]
    public void Memory_AfterAnyChangesAndMarks_IsAsReadAnew() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[1, 4]).Array[0, 40].Sample(events =>
        {
            var (state, memory) = (Empty, new PeopleMemory([]));
            foreach (var (kind, who, what, version) in events)
            {
                _ = memory.Sorted.Count;
                var account = new AccountId($"{who}");
                if (kind == 0)
                {
                    var mark = new LinkMark(account, (LinkState)(what + 1), version);
                    (state, memory) = (PeopleSegmentRules.Note(state, mark).Value!, memory.Take(mark));
                    continue;
                }

                var change = kind == 1 ? new PeopleChange([], [account]) : Put(Someone($"{who}", $"Ё{what}"));
                (state, memory) = (PeopleSegmentRules.Change(state, change), memory.Take(change));
            }

            Assert.Equal(Memory(state).Sorted.Select(e => e.Person), memory.Sorted.Select(e => e.Person));
        });

    private static PeopleMemory Memory(PeopleSegmentState state) => new(state.People, state.Marks);

    private static PeopleSegmentState Noted(PeopleSegmentState state, string account, LinkState link, long version) =>
        PeopleSegmentRules.Note(state, new LinkMark(new AccountId(account), link, version)).Value!;

    private static PeopleChange Put(params Person[] people) => new(people, []);

    private static Person Someone(string id, string family = "Ёлкина") =>
        new() { Account = new AccountId(id), Name = new PersonName(family, "Анна", ""), Kinds = PersonKinds.Student };
}
