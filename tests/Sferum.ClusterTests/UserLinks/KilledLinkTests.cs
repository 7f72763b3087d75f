using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.UserLinks;

/// <summary>The service dies between any two steps, or at any write, of the link path: it ends in a link or in a clean refusal after which a new attempt works.</summary>
public sealed class KilledLinkTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Link_WhenKilledAfterEveryStep_EndsLinked()
    {
        var walk = await new LinkWalk(_cluster, "killed").BeStaffAsync(administrator: true);
        await _cluster.RestartAsync();
        await walk.BeginAsync();
        await _cluster.RestartAsync();
        await walk.OpenAsync();
        await _cluster.RestartAsync();
        await walk.ReturnAsync();
        await _cluster.RestartAsync();

        Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.TryConfirmAsync()).State);
        await _cluster.RestartAsync();
        Assert.False((await walk.Grain.GetAccessTokenAsync(0, default)).IsRefused);
    }

    [Theory]
    [InlineData(WriteFault.Refused)]
    [InlineData(WriteFault.LostBefore)]
    [InlineData(WriteFault.LostAfter)]
    public async Task Link_WhenAnyWriteOnTheWayFails_EndsLinkedOrCanBeBegunAgain(WriteFault fault)
    {
        // Which write of the account's row fails: the whole way makes about as many as these.
        for (var place = 0; place < 8; place++)
        {
            var walk = await new LinkWalk(_cluster, $"{fault}-{place}").BeStaffAsync(administrator: true);
            _cluster.Faults.FailNext("user-link", fault, after: place);
            await WalkAsync(walk);
            _cluster.Faults.Clear();

            await Poll.UntilAsync(() => IsLinkedInTheEndAsync(walk), linked => linked, $"linked although write {place} failed");
            Assert.Equal(walk.Profile.UserId, (await walk.SnapshotAsync()).ProfileId);
            Assert.False((await walk.Grain.GetAccessTokenAsync(0, default)).IsRefused);
        }
    }

    [Theory]
    [InlineData("profile-claim")]
    [InlineData("link-attempt")]
    public async Task Link_WhenTheWriteOfAnotherGrainFails_EndsLinked(string state)
    {
        foreach (var fault in new[] { WriteFault.Refused, WriteFault.LostBefore, WriteFault.LostAfter })
        {
            var walk = await new LinkWalk(_cluster, $"{state}-{fault}").BeStaffAsync();
            _cluster.Faults.FailNext(state, fault);
            try
            {
                await walk.LinkAsync();
            }
            catch (SferumFault) when (state == "link-attempt")
            {
                await walk.LinkAsync();
            }

            Assert.Equal(LinkState.Linked, (await walk.SnapshotAsync()).State);
        }
    }

    [Fact]
    public async Task Confirm_WhenKilledBeforeItIsAnswered_IsFinishedAfterTheRestart()
    {
        for (var round = 0; round < 5; round++)
        {
            var walk = await new LinkWalk(_cluster, $"cut-{round}").BeStaffAsync(administrator: true);
            await (await (await walk.BeginAsync()).OpenAsync()).ReturnAsync();
            var written = _cluster.Faults.WrittenAsync(round);
            var confirming = walk.TryConfirmAsync();
            await Task.WhenAny(written, confirming);
            await _cluster.RestartAsync();
            await confirming.ContinueWith(_ => { }, TaskScheduler.Default);

            var link = await walk.SnapshotAsync();
            if (link.State == LinkState.InProgress)
                Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.TryConfirmAsync()).State);
            await walk.UntilAsync(LinkState.Linked);
        }
    }

    private static async Task WalkAsync(LinkWalk walk)
    {
        try
        {
            await walk.LinkAsync();
        }
        catch (SferumFault)
        {
            // As a person does who sees the page of a trouble.
        }
    }

    private static async Task<bool> IsLinkedInTheEndAsync(LinkWalk walk)
    {
        if ((await walk.SnapshotAsync()).State == LinkState.Linked)
            return true;
        try
        {
            await walk.LinkAsync();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return false;
        }
    }
}
