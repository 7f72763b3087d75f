using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.UserLinks;

/// <summary>Unlinking on real storage (A9): once for a request, whatever dies, and also while the identity provider is down.</summary>
public sealed class UnlinkTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Unlink_WhenLinked_GivesTokensAndProfileBack()
    {
        var walk = await (await Person("head").BeStaffAsync(administrator: true)).LinkAsync();
        await walk.Grain.SubscribeAsync(new ChatId(LinkWalk.School, "c"), true);

        var link = LinkWalk.Value(await walk.Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default));

        Assert.Equal((LinkState.NotLinked, "", ""), (link.State, link.ProfileId, link.ProfileName));
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the tokens are given back");
        await Poll.UntilAsync(walk.SnapshotAsync, snapshot => snapshot.Pending.Count == 0, "every chat knows");
        Assert.Equal(RefusalReason.AdministratorNotLinked, (await walk.Grain.GetAccessTokenAsync(0, default)).Refusal?.Reason);
        await OtherTakesTheProfileAsync(walk);
    }

    [Fact]
    public async Task Unlink_WhenRepeatedAfterLinkingAgain_UndoesNothingTwice()
    {
        var walk = await (await Person("again").BeStaffAsync()).LinkAsync();
        var command = new UnlinkAccount(LinkWalk.Request());
        LinkWalk.Value(await walk.Grain.UnlinkAsync(command, default));
        await walk.LinkAsync();

        await _cluster.RestartAsync();

        Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.Grain.UnlinkAsync(command, default)).State);
        Assert.Equal(
            RefusalReason.RequestIdReused,
            (await walk.Grain.UnlinkAsync(new UnlinkAccount(command.Request with { Fingerprint = 2 }), default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Unlink_WhenTheProviderIsDownAndTheServiceDies_IsFinishedLater()
    {
        var walk = await (await Person("patient").BeStaffAsync(administrator: true)).LinkAsync();
        _cluster.Identity.FailNext("revoke", PlatformFault.AgainSoon);

        LinkWalk.Value(await walk.Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default));
        await _cluster.RestartAsync();

        Assert.Equal(LinkState.NotLinked, (await walk.SnapshotAsync()).State);
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the tokens are given back");
        await OtherTakesTheProfileAsync(walk);
    }

    [Fact]
    public async Task Unlink_WhenTheAccessTokenIsOver_RenewsItToGiveTheGrantBack()
    {
        var walk = await (await Person("idle").BeStaffAsync(administrator: true)).LinkAsync();
        _cluster.Identity.Expire(walk.Profile.UserId);
        _cluster.Time.Advance(TimeSpan.FromHours(2));
        _cluster.Identity.FailNext("refresh", PlatformFault.AgainSoon);

        LinkWalk.Value(await walk.Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default));

        await Poll.UntilAsync(() => _cluster.Identity.AliveRefreshTokens + _cluster.Identity.AliveTokens == 0, "nothing of the grant is left");
    }

    [Fact]
    public async Task Unlink_WhenAnAttemptIsUnderWay_EndsIt()
    {
        var walk = await (await (await Person("changed-mind").BeStaffAsync()).BeginAsync()).OpenAsync();
        await walk.ReturnAsync();

        LinkWalk.Value(await walk.Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default));

        Assert.Equal(RefusalReason.LinkStateUnknown, (await walk.TryConfirmAsync()).Refusal?.Reason);
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the token is given back");
        await walk.LinkAsync();
    }

    [Fact]
    public async Task Unlink_WhenTheAccountIsUnknown_IsNotFound() =>
        Assert.Equal(RefusalReason.NotFound, (await Person("nobody").Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default)).Refusal?.Reason);

    private async Task OtherTakesTheProfileAsync(LinkWalk walk)
    {
        var other = await new LinkWalk(_cluster, $"{walk.Account.Segment}-other") { Profile = walk.Profile }.BeStaffAsync();
        await Poll.UntilAsync(() => _cluster.Grains.ProfileClaim(walk.Profile.UserId).ClaimAsync(other.Account), free => free, "the profile is free");
        await other.LinkAsync();
    }

    private LinkWalk Person(string account) => new(_cluster, account);
}
