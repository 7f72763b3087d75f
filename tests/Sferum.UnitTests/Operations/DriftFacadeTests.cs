using Sferum.UnitTests.Chats;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Operations;

/// <summary>Comparisons with the Sferum side as an operator asks for them, over real gRPC. The school's administrator is not linked.</summary>
public sealed class DriftFacadeTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private OperationsService.OperationsServiceClient Operations => school.Operations;

    [Theory]
    [InlineData("schools/7/classes/5a", "INVALID_NAME")]
    [InlineData("", "FIELD_REQUIRED")]
    [InlineData("schools/8", "NOT_FOUND")]
    [InlineData("schools/7/chats/unknown", "NOT_FOUND")]
    [InlineData(ChatSchool.SchoolName, "ADMINISTRATOR_NOT_LINKED")]
    [InlineData(ChatSchool.ClassChat, "ADMINISTRATOR_NOT_LINKED")]
    public async Task CheckDrift_WhenItCannotBeDone_SaysWhy(string name, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.CheckDriftAsync(new CheckDriftRequest { Name = name, RequestId = ChatSchool.NewId() })));

    [Theory]
    [InlineData("schools/8", "", "NOT_FOUND")]
    [InlineData(ChatSchool.SchoolName, "schools/8/chats/class-5a", "NOT_FOUND")]
    [InlineData(ChatSchool.SchoolName, "chats", "INVALID_NAME")]
    public async Task ListDriftFindings_OfWhatIsNotThere_IsRefused(string parent, string chat, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.ListDriftFindingsAsync(new ListDriftFindingsRequest { Parent = parent, Chat = chat })));

    [Fact]
    public async Task ListDriftFindings_WhenNothingWasFound_IsEmpty()
    {
        var page = await Operations.ListDriftFindingsAsync(new ListDriftFindingsRequest { Parent = ChatSchool.SchoolName, Chat = ChatSchool.ClassChat });
        Assert.Equal((0, ""), (page.TotalSize, page.NextPageToken));
        Assert.Equal("PAGE_TOKEN_INVALID", await ChatSchool.ReasonAsync(Operations.ListDriftFindingsAsync(new() { Parent = ChatSchool.SchoolName, PageToken = "x" })));
    }

    [Fact]
    public async Task GetSchoolSyncState_WhenTheAdministratorIsNotLinked_CountsWhatWaits()
    {
        var state = await Operations.GetSchoolSyncStateAsync(new GetSchoolSyncStateRequest { School = ChatSchool.SchoolName });
        Assert.Equal(("accounts/head", PlatformTrouble.AdministratorNotLinked), (state.SferumAdministrator, state.Trouble));
        Assert.Equal((state.ChatCount, 0), (state.WaitingChatCount, state.InStepChatCount));
        Assert.True(state.ChatCount >= 5);
        Assert.Contains(state.PendingMembers, pending => pending is { Reason: PendingReason.NotLinked, Count: > 0 });
        Assert.Null(state.OldestDriftCheckTime);
        Assert.Equal("NOT_FOUND", await ChatSchool.ReasonAsync(Operations.GetSchoolSyncStateAsync(new GetSchoolSyncStateRequest { School = "schools/8" })));
    }
}
