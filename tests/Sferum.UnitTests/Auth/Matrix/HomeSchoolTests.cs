using Grpc.Core;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>Any school may name any account in its roster; the link stays with the account's first school.</summary>
public sealed class HomeSchoolTests(AuthWorld world) : IClassFixture<AuthWorld>
{
    private UserLinkService.UserLinkServiceClient Links => new(world.Sferum.Channel);

    [Fact]
    public async Task Link_OfAPersonWhomAnotherSchoolTakesIn_IsNotThatSchoolsToChange()
    {
        var other = AuthWorld.With(world.Tokens.Good(schools: AuthWorld.Other, role: "operator"));
        var account = $"accounts/head{AuthWorld.Own}";
        Assert.Equal(StatusCode.NotFound, await CodeAsync(() => Links.GetUserLinkAsync(new() { Account = account }, other).ResponseAsync));
        var outcome = Assert.Single((await new RosterService.RosterServiceClient(world.Sferum.Channel).ApplyRosterChangesAsync(
            new()
            {
                School = $"schools/{AuthWorld.Other}",
                RequestId = "hire",
                Changes = { new RosterChange { Id = "1", StaffHired = new() { Staff = new() { Account = account, FullName = new() { FamilyName = "Жуков", GivenName = "Иван" }, PositionType = PositionType.TeachingStaff } } } },
            },
            other)).Outcomes);
        Assert.True(outcome.Applied);

        Assert.Equal(StatusCode.NotFound, await CodeAsync(() => BeginAsync(account, "theirs", other)));
        Assert.Equal(StatusCode.NotFound, await CodeAsync(() => Links.UnlinkAsync(new() { Account = account, RequestId = "theirs" }, other).ResponseAsync));
        Assert.NotEmpty((await BeginAsync(account, "ours", AuthWorld.With(world.Tokens.Good(schools: AuthWorld.Own, role: "operator")))).StartUri);
    }

    [Fact]
    public async Task Link_OfAPersonInTwoSchools_IsBegunByTheFirst()
    {
        Assert.NotEmpty((await BeginAsync("accounts/both", "first", AuthWorld.With(world.Tokens.Good(schools: AuthWorld.Own, role: "operator")))).StartUri);
        var second = AuthWorld.With(world.Tokens.Good(schools: AuthWorld.Other, role: "operator"));
        Assert.Equal(StatusCode.NotFound, await CodeAsync(() => BeginAsync("accounts/both", "second", second)));
        Assert.Equal(LinkState.InProgress, (await Links.GetUserLinkAsync(new() { Account = "accounts/both" }, second)).State);
    }

    [Fact]
    public async Task PendingChats_OfAPersonInTwoSchools_AreCountedForEachCallerByItsOwn()
    {
        // The chats follow the roster a moment later: the teachers' chat, that of the class and that of its parents in each school.
        var all = await Eventually.ReadAsync(() => PendingAsync("*"), count => count == 6, TimeSpan.FromSeconds(30));
        Assert.Equal((6, 3, 3), (all, await PendingAsync(AuthWorld.Own), await PendingAsync(AuthWorld.Other)));
        var links = await Links.BatchGetUserLinksAsync(new() { Accounts = { "accounts/both" } }, AuthWorld.With(world.Tokens.Good(schools: AuthWorld.Other)));
        Assert.Equal(3, Assert.Single(links.Links).PendingChatCount);
    }

    private async Task<int> PendingAsync(string schools) =>
        (await Links.GetUserLinkAsync(new() { Account = "accounts/both" }, AuthWorld.With(world.Tokens.Good(schools: schools)))).PendingChatCount;

    private async Task<BeginLinkResponse> BeginAsync(string account, string request, Metadata token) =>
        await Links.BeginLinkAsync(new() { Account = account, RequestId = request, ReturnUri = "http://127.0.0.1/desktop" }, token);

    private static async Task<StatusCode> CodeAsync<T>(Func<Task<T>> call) => (await Assert.ThrowsAsync<RpcException>(call)).StatusCode;
}
