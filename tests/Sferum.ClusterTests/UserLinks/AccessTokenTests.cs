using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.UserLinks;

/// <summary>An administrator's access token: refreshed in time, once, stored before use.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;
    private LinkWalk _walk = null!;

    public async Task InitializeAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync();
        _walk = await (await new LinkWalk(_cluster, "administrator").BeStaffAsync(administrator: true)).LinkAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Get_WhenRefusedByManyAtOnce_RefreshesOnce()
    {
        var first = await TokenAsync(0);
        _cluster.Identity.Expire(_walk.Profile.UserId);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TokenAsync(first.Generation)));

        Assert.Single(tokens.Distinct());
        Assert.Equal(first.Generation + 1, tokens[0].Generation);
        Assert.Equal(_walk.Profile.UserId, _cluster.Identity.UserOf(tokens[0].Value));
        await _cluster.RestartAsync();
        Assert.Equal(tokens[0], await TokenAsync(0));
    }

    [Fact]
    public async Task Get_WhenOld_Refreshes()
    {
        var first = await TokenAsync(0);
        _cluster.Time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(first.Generation + 1, (await TokenAsync(0)).Generation);
    }

    [Fact]
    public async Task Get_WhenTheRefreshIsRefused_BreaksTheLinkAndLinkingAgainMendsIt()
    {
        _cluster.Identity.Expire(_walk.Profile.UserId, refreshToo: true);

        Assert.Equal(RefusalReason.LinkBroken, (await _walk.Grain.GetAccessTokenAsync(1, default)).Refusal?.Reason);
        Assert.Equal(LinkState.Broken, (await _walk.SnapshotAsync()).State);
        Assert.Equal(LinkState.Broken, LinkWalk.Value(await _walk.Grain.GetStandingAsync(LinkWalk.School, default)).State);

        await _walk.LinkAsync();
        Assert.Equal(2, (await TokenAsync(1)).Generation);
    }

    [Theory]
    [InlineData(false, LinkState.Linked)]
    [InlineData(true, LinkState.Broken)]
    public async Task Get_WhenTheRefreshsOutcomeIsUnknown_TriesOnceMore(bool afterEffect, LinkState expected)
    {
        _cluster.Identity.FailNext("refresh", PlatformFault.Unknown, afterEffect);

        var outcome = await _walk.Grain.GetAccessTokenAsync(1, default);

        Assert.Equal(expected == LinkState.Broken, outcome.IsRefused);
        Assert.Equal(expected, (await _walk.SnapshotAsync()).State);
    }

    [Fact]
    public async Task Get_WhenThePlatformIsDown_IsAFaultThatPasses()
    {
        _cluster.Identity.FailNext("refresh", PlatformFault.AgainSoon);

        var fault = await Assert.ThrowsAsync<SferumFault>(() => _walk.Grain.GetAccessTokenAsync(1, default));

        Assert.Equal(FaultKind.PlatformUnreachable, fault.Kind);
        Assert.Equal(2, (await TokenAsync(1)).Generation);
    }

    [Fact]
    public async Task LinkRefused_WhenTheMessengerSaysSo_BreaksTheLink()
    {
        await _walk.Grain.NoteLinkRefusedAsync(1);

        Assert.Equal(LinkState.Broken, (await _walk.SnapshotAsync()).State);
    }

    private async Task<AccessToken> TokenAsync(long refused) => LinkWalk.Value(await _walk.Grain.GetAccessTokenAsync(refused, default));
}
