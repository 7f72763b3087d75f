using Sferum.GrpcHost.Audit;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class AuditChangesTests
{
    [Fact]
    public void Of_AnImport_CountsWhatItsPlanCameTo() => Assert.Equal(
        [new("summary.people_added", "", "12"), new("summary.classes_closed", "", "1"), new("summary.groups_changed", "", "3"), new("summary.removals_withheld", "", "2")],
        AuditChanges.Of(new ReplaceRosterRequest(), new RosterImport { Summary = new() { PeopleAdded = 12, ClassesClosed = 1, GroupsChanged = 3, RemovalsWithheld = 2 } }));

    [Fact]
    public void Of_AnImportThatChangesNothing_IsNothing() => Assert.Empty(AuditChanges.Of(new ImportRosterRequest(), new RosterImport { Summary = new() }));

    [Theory]
    [InlineData(Grains.UserLinks.LinkState.NotLinked, "NOT_LINKED")]
    [InlineData(Grains.UserLinks.LinkState.InProgress, "IN_PROGRESS")]
    [InlineData(Grains.UserLinks.LinkState.Broken, "BROKEN")]
    public void Word_OfALink_IsTheContracts(Grains.UserLinks.LinkState state, string word) => Assert.Equal(word, EnumWord.Of(state));
}
