using Google.Protobuf.WellKnownTypes;
using Sferum.UnitTests.Chats;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Operations;

/// <summary>Late conferences and possible orphans as an operator asks for them, over real gRPC, of a school that has none.</summary>
public sealed class TroubledCallsFacadeTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private OperationsService.OperationsServiceClient Operations => school.Operations;

    [Theory]
    [InlineData("")]
    [InlineData(ChatSchool.SchoolName)]
    public async Task Lists_WhenNothingIsWrong_AreEmpty(string name)
    {
        var stuck = await Operations.ListStuckConferencesAsync(new() { School = name, MinimumLateness = new Duration() });
        var orphans = await Operations.ListOrphanCallsAsync(new() { School = name, ShowResolved = true });

        Assert.Equal((0, ""), (stuck.TotalSize, stuck.NextPageToken));
        Assert.Equal((0, ""), (orphans.TotalSize, orphans.NextPageToken));
    }

    [Theory]
    [InlineData("schools/8", "NOT_FOUND")]
    [InlineData("chats", "INVALID_NAME")]
    public async Task Lists_OfWhatIsNotThere_AreRefused(string name, string reason)
    {
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.ListStuckConferencesAsync(new() { School = name })));
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.ListOrphanCallsAsync(new() { School = name })));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(0, int.MaxValue)]
    public async Task ListStuckConferences_WithALatenessThatIsNone_IsRefused(long seconds, int nanos) => Assert.Equal(
        "NUMBER_OUT_OF_RANGE",
        await ChatSchool.ReasonAsync(Operations.ListStuckConferencesAsync(new() { MinimumLateness = new Duration { Seconds = seconds, Nanos = nanos } })));

    [Theory]
    [InlineData("schools/7/orphanCalls/x1", 0, "INVALID_NAME")]
    [InlineData("schools/7/orphanCalls/x1.1", 0, "NOT_FOUND")]
    [InlineData("schools/7/orphanCalls/x1.1", 501, "TEXT_TOO_LONG")]
    public async Task ResolveOrphanCall_WhenItCannotBeDone_SaysWhy(string name, int note, string reason) => Assert.Equal(
        reason,
        await ChatSchool.ReasonAsync(Operations.ResolveOrphanCallAsync(new() { Name = name, Note = new string('я', note), RequestId = ChatSchool.NewId() })));
}
