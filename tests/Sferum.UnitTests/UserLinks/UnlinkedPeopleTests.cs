using Grpc.Core;
using Sferum.Testing;
using Sferum.Testing.Processes;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>Who of a school is not linked yet (A6, B10), as a caller sees it.</summary>
public sealed class UnlinkedPeopleTests : IAsyncLifetime
{
    private const string School = "schools/7";

    private SferumUnderTest _sferum = null!;

    private UserLinkService.UserLinkServiceClient Links => new(_sferum.Channel);

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync();
        var request = new ReplaceRosterRequest
        {
            School = School,
            RequestId = "r1",
            Facts = new SchoolFacts { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = "accounts/petr" },
            Roster = new RosterSnapshot
            {
                // Pyotr teaches, and is the father of Lev in 6 Б.
                Staff = { new RosterStaff { Account = "accounts/petr", FullName = Name("Яковлев"), PositionType = PositionType.TeachingStaff } },
                Classes = { Class("5a", "5 А"), Class("6b", "6 Б"), Class("10a", "10 А") },
                Students = { Student("anna", "Ёлкина", "5a"), Student("ivan", "Агеев", "5a"), Student("lev", "Яковлев", "6b"), Student("max", "Абрамов", "10a") },
                Parents = { Parent("mother", "Ёлкина", "anna"), Parent("petr", "Яковлев", "lev") },
            },
        };
        await new RosterService.RosterServiceClient(_sferum.Channel).ReplaceRosterAsync(request);
        await new RosterService.RosterServiceClient(_sferum.Channel).ApplyRosterChangesAsync(new ApplyRosterChangesRequest
        {
            School = School,
            RequestId = "r2",
            Changes = { new RosterChange { Id = "c1", PersonBlocked = new PersonBlocked { Account = "accounts/ivan" } } },
        });
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    [Theory]
    [InlineData(PersonKind.Unspecified, "", false, "mother petr anna lev max")]
    [InlineData(PersonKind.Unspecified, "", true, "mother petr ivan anna lev max")]
    [InlineData(PersonKind.Student, "", false, "anna lev max")]
    [InlineData(PersonKind.Parent, "", false, "mother petr")]
    [InlineData(PersonKind.Staff, "", false, "petr")]
    [InlineData(PersonKind.Unspecified, "5a", false, "mother anna")]
    [InlineData(PersonKind.Unspecified, "5a", true, "mother ivan anna")]
    [InlineData(PersonKind.Unspecified, "6b", false, "petr lev")]
    [InlineData(PersonKind.Parent, "5a", false, "mother")]
    [InlineData(PersonKind.Parent, "6b", false, "petr")]
    [InlineData(PersonKind.Staff, "6b", false, "")]
    public async Task List_ByKindAndClass_IsWhoIsNotLinked(PersonKind kind, string schoolClass, bool showBlocked, string people)
    {
        var page = await ListAsync(new ListUnlinkedPeopleRequest { Kind = kind, SchoolClass = schoolClass.Length == 0 ? "" : $"{School}/classes/{schoolClass}", ShowBlocked = showBlocked });

        Assert.Equal(people, Accounts(page));
        Assert.Equal(page.People.Count, page.TotalSize);
        Assert.All(page.People, person => Assert.Equal(LinkState.NotLinked, person.LinkState));
    }

    [Fact]
    public async Task List_ByPages_HasEverybodyOnce()
    {
        var first = await ListAsync(new ListUnlinkedPeopleRequest { PageSize = 3 });
        var second = await ListAsync(new ListUnlinkedPeopleRequest { PageSize = 3, PageToken = first.NextPageToken });

        Assert.Equal(("mother petr anna", "lev max", "", 5), (Accounts(first), Accounts(second), second.NextPageToken, second.TotalSize));
        Assert.Equal("max", Accounts(await ListAsync(new ListUnlinkedPeopleRequest { Skip = 4 })));
        var reused = await Assert.ThrowsAsync<RpcException>(() => ListAsync(new ListUnlinkedPeopleRequest { PageToken = first.NextPageToken, Kind = PersonKind.Staff }));
        Assert.Equal(ErrorReason.PageTokenInvalid, reused.Reason());
    }

    [Theory]
    [InlineData("schools/8", "", ErrorReason.NotFound)]
    [InlineData("school", "", ErrorReason.InvalidName)]
    [InlineData(School, "schools/7/classes/none", ErrorReason.NotFound)]
    [InlineData(School, "schools/8/classes/5a", ErrorReason.NotFound)]
    [InlineData(School, "5a", ErrorReason.InvalidName)]
    public async Task List_OfWhatIsNotThere_IsRefused(string parent, string schoolClass, ErrorReason reason)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => Links.ListUnlinkedPeopleAsync(new ListUnlinkedPeopleRequest { Parent = parent, SchoolClass = schoolClass }).ResponseAsync);

        Assert.Equal(reason, error.Reason());
    }

    private static PersonName Name(string family) => new() { FamilyName = family, GivenName = "Саша" };

    private static RosterClass Class(string id, string title) => new() { SchoolClass = $"{School}/classes/{id}", Title = title };

    private static RosterStudent Student(string id, string family, string schoolClass) =>
        new() { Account = $"accounts/{id}", FullName = Name(family), SchoolClass = $"{School}/classes/{schoolClass}" };

    private static RosterParent Parent(string id, string family, string child) => new() { Account = $"accounts/{id}", FullName = Name(family), Children = { $"accounts/{child}" } };

    private static string Accounts(ListUnlinkedPeopleResponse page) => string.Join(' ', page.People.Select(person => person.Account["accounts/".Length..]));

    private Task<ListUnlinkedPeopleResponse> ListAsync(ListUnlinkedPeopleRequest request)
    {
        request.Parent = School;
        return Links.ListUnlinkedPeopleAsync(request).ResponseAsync;
    }
}
