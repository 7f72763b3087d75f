using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>What is laid down of a change: rows that can be taken at any point, again and again.</summary>
public sealed class RosterDeltaTests
{
    [Fact]
    public void ApplyTo_WhatItIsBetween_MakesTheOneTheOther() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample(
        (one, other) => Assert.Equal(Digest(RandomSchools.After(one, other)), Digest(RosterDelta.Between(one, RandomSchools.After(one, other)).ApplyTo(one))));

    // What a crash leaves: some rows have reached the disk, some have not.
    [Fact]
    public void ApplyTo_WhenSomeRowsAreThereAlready_EndsAtTheSameSchool() => Gen.Select(RandomSchools.Known, RandomSchools.Wished, Gen.Int[0, 100]).Sample((one, other, cut) =>
    {
        var delta = RosterDelta.Between(one, RandomSchools.After(one, other));
        var half = new RosterDelta
        {
            People = [.. delta.People.Take(delta.People.Length * cut / 100)],
            Removed = [.. delta.Removed.Take(delta.Removed.Length * cut / 100)],
            Classes = [.. delta.Classes.Take(delta.Classes.Length * cut / 100)],
            Groups = [.. delta.Groups.Take(delta.Groups.Length * cut / 100)],
        };

        Assert.Equal(Digest(delta.ApplyTo(one)), Digest(delta.ApplyTo(half.ApplyTo(one))));
    });

    [Fact]
    public void Then_OfTwo_IsTheOneAfterTheOther() => Gen.Select(RandomSchools.Known, RandomSchools.Wished, RandomSchools.Wished).Sample((one, two, three) =>
    {
        var (second, third) = (RandomSchools.After(one, two), RandomSchools.After(RandomSchools.After(one, two), three));

        var both = RosterDelta.Between(one, second).Then(RosterDelta.Between(second, third));

        Assert.Equal(Digest(third), Digest(both.ApplyTo(one)));
    });

    [Fact]
    public void OfTrail_AfterChanges_IsWhatLiesBetween() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample((one, other) =>
    {
        var changed = RosterDelta.Between(one, RandomSchools.After(one, other));
        var after = changed.People.Aggregate(one with { Trail = RosterTrail.None }, (now, person) => now.Put(person));
        after = changed.Removed.Aggregate(after, (now, account) => now.Remove(account));
        after = changed.Classes.Aggregate(after, (now, row) => now.Put(row));
        after = changed.Groups.Aggregate(after, (now, row) => now.Put(row));

        var delta = RosterDelta.OfTrail(one, after);

        Assert.Equal(Digest(changed.ApplyTo(one)), Digest(delta.ApplyTo(one)));
        Assert.Equal((changed.People.Length, changed.Removed.Length, changed.Classes.Length), (delta.People.Length, delta.Removed.Length, delta.Classes.Length));
    });

    private static string Digest(RosterPicture school) => PictureDigest.Of(school with { Administrator = new AccountId("head") }, null);
}
