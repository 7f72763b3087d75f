using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Profiles;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class FieldChangesTests
{
    [Fact]
    public void Of_TheSameValue_IsNothing() => Assert.Empty(FieldChanges.Of("title", "a", "a"));

    [Fact]
    public void Of_ALongValue_IsCut() => Assert.Equal(500, Assert.Single(FieldChanges.Of("title", "", new string('a', 600))).After.Length);

    [Fact]
    public void OfLists_GivesWhoCameAndWhoLeft() => Assert.Equal(
        [new("participants[accounts/1]", "ADDED", ""), new("participants[accounts/3]", "", "ADDED")],
        FieldChanges.OfLists("participants", [new AccountId("1"), new AccountId("2")], [new AccountId("2"), new AccountId("3")], "ADDED"));

    [Fact]
    public void Shelf_WhenTaken_GivesTheChangesOnce()
    {
        var shelf = new ChangeShelf<string>((before, after) => FieldChanges.Of("text", before, after));
        shelf.Put("1", null, "a");
        shelf.Put("2", "a", "b");

        Assert.Equal(new FieldChange("text", "a", "b"), Assert.Single(shelf.Take("2")));
        Assert.Empty(shelf.Take("2"));
        Assert.Equal(new FieldChange("text", "", "a"), Assert.Single(shelf.Take("1")));
    }

    [Fact]
    public void Shelf_WhenNobodyAsks_KeepsTheLastFew()
    {
        var shelf = new ChangeShelf<string>((before, after) => FieldChanges.Of("text", before, after));
        for (var i = 0; i < 20; i++)
        {
            shelf.Put($"{i}", $"{i}", $"{i + 1}");
        }

        Assert.Empty(shelf.Take("3"));
        Assert.Single(shelf.Take("4"));
    }

    [Fact]
    public void School_WithOtherSettings_SaysFromWhatToWhat()
    {
        var before = new SchoolState { Title = "Школа", TimeZone = "Europe/Moscow", SferumAdministrator = new("a") };
        var after = before with { TimeZone = "Europe/Samara", SferumAdministrator = new("b"), Settings = new() { EnforcePersonRights = true, RemovalGuard = new() { ClassPeople = 12 } } };

        Assert.Equal(
            [
                new("time_zone", "Europe/Moscow", "Europe/Samara"), new("sferum_administrator", "accounts/a", "accounts/b"),
                new("settings.enforce_person_rights", "false", "true"), new("settings.removal_guard.class_people", "10", "12"),
            ],
            SchoolChanges.Of(before, after));
    }
}
