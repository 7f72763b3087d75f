using System.Collections.Frozen;
using Sferum.Grains.Operations.Erasures;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Operations;
using Sferum.Testing.Cluster;
using Sferum.UnitTests.Chats;
using Sferum.V1;
using Xunit;
using ErasureState = Sferum.V1.ErasureState;
using OperationsService = Sferum.V1.OperationsService;
using PlatformTrouble = Sferum.Grains.Platform.PlatformTrouble;

namespace Sferum.UnitTests.Operations;

/// <summary>Erasures as a caller asks for them, over real gRPC.</summary>
public sealed class ErasureFacadeTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private OperationsService.OperationsServiceClient Operations => school.Operations;

    [Theory]
    [InlineData("accounts/nobody", "accounts/nobody", "NOT_FOUND")]
    [InlineData("accounts/zuev", "accounts/anna", "CONFIRMATION_MISMATCH")]
    [InlineData("accounts/head", "accounts/head", "ADMINISTRATOR_STILL_NEEDED")]
    [InlineData("people/zuev", "people/zuev", "INVALID_NAME")]
    public async Task ErasePerson_WhenItCannotBeDone_SaysWhy(string account, string confirm, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.ErasePersonAsync(new() { Account = account, Confirm = confirm, RequestId = ChatSchool.NewId() })));

    [Theory]
    [InlineData("schools/8", "schools/8", "NOT_FOUND")]
    [InlineData("schools/7", "schools/8", "CONFIRMATION_MISMATCH")]
    [InlineData("7", "7", "INVALID_NAME")]
    public async Task EraseSchool_WhenItCannotBeDone_SaysWhy(string name, string confirm, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.EraseSchoolAsync(new() { School = name, Confirm = confirm, RequestId = ChatSchool.NewId() })));

    [Theory]
    [InlineData("erasures/none", "NOT_FOUND")]
    [InlineData("none", "INVALID_NAME")]
    public async Task GetErasure_OfWhatIsNotThere_IsRefused(string name, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.GetErasureAsync(new() { Name = name })));

    [Fact]
    public async Task ErasePerson_IsPlanned_Begun_AndTold()
    {
        var request = new ErasePersonRequest { Account = "accounts/zuev", Confirm = "accounts/zuev", RequestId = ChatSchool.NewId(), ValidateOnly = true };
        var planned = await Operations.ErasePersonAsync(request);
        request.ValidateOnly = false;
        var begun = await Operations.ErasePersonAsync(request);

        Assert.Equal((ErasureState.Planned, "accounts/zuev", 1), (planned.State, planned.Target, planned.ChatCount));
        Assert.Equal((ErasureState.Erasing, begun.Name), (begun.State, planned.Name));
        var erased = await Poll.UntilAsync(async () => await Operations.GetErasureAsync(new() { Name = begun.Name }), erasure => erasure.State == ErasureState.Erased, "erased");
        Assert.Equal(("", 0), (erased.Target, erased.LeftoverCount));
        Assert.NotNull(erased.FinishTime);
        Assert.Equal(ErasureState.Erased, (await Operations.ErasePersonAsync(request)).State);
        Assert.Equal("NOT_FOUND", await ChatSchool.ReasonAsync(school.Schools.GetPersonAsync(new() { Name = "schools/7/people/zuev" })));
    }

    [Fact]
    public void Leftovers_AllOfThem_AreToldInBothLanguages()
    {
        foreach (var kind in Enum.GetValues<LeftoverKind>())
        {
            foreach (var trouble in Enum.GetValues<PlatformTrouble>())
            {
                var leftover = new Grains.Operations.Erasures.ErasureLeftover(kind, "schools/7/chats/a", trouble);
                var (russian, english) = (LeftoverPhrases.Of(leftover, CallLanguage.Russian), LeftoverPhrases.Of(leftover, CallLanguage.English));
                Assert.Matches(@"^\p{IsCyrillic}[^a-z]+\.$", russian);
                Assert.Matches(@"^[A-Z][^\p{IsCyrillic}]+\.$", english);
            }
        }
    }

    [Fact]
    public void Of_AFinishedErasureOfAPerson_NamesNobody()
    {
        var snapshot = new ErasureSnapshot
        {
            Id = new Grains.Names.ErasureId("e"),
            Stage = ErasureStage.Erased,
            Leftovers = [new(LeftoverKind.Messages, "", PlatformTrouble.None), new(LeftoverKind.Membership, "schools/7/chats/a", PlatformTrouble.Unreachable)],
            LeftoverCount = 2,
            CreateTime = DateTimeOffset.UnixEpoch,
            FinishTime = DateTimeOffset.UnixEpoch.AddDays(1),
        };

        var proto = ErasureMapping.Of(snapshot, Caller.Loopback, CallLanguage.English);

        Assert.Equal(("erasures/e", "", ErasureState.Erased, 2), (proto.Name, proto.Target, proto.State, proto.LeftoverCount));
        Assert.Equal(["", "schools/7/chats/a"], proto.Leftovers.Select(leftover => leftover.Resource));
        Assert.Equal(V1.PlatformTrouble.Unreachable, proto.Leftovers[1].Trouble);
        Assert.Equal("In Sferum the person is still in this chat. The platform does not answer.", proto.Leftovers[1].Explanation);

        // What stays in a chat of another school is not for this caller.
        var others = ErasureMapping.Of(snapshot, new Caller("es", CallerRole.Administrator, FrozenSet.Create("8")), CallLanguage.English);
        Assert.Equal([""], others.Leftovers.Select(leftover => leftover.Resource));
        Assert.Equal(1, others.LeftoverCount);
    }
}
