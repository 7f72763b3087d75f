using Sferum.ClusterTests.Chats;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Owing;
using Sferum.Grains.Operations.Retries;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Operations;

public sealed class OwedWorkTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task ListAsync_WhenAChatIsHeldUp_SaysWhatAndWhy_AndARetryEndsIt()
    {
        var chat = new ChatUnderTest(_cluster);
        _cluster.Messenger.FailNext(_ => true, PlatformFault.AgainSoon, times: 1_000, code: "10");
        await chat.SetSourceAsync(Students(1));
        await chat.LinkAsync([Administrator]);
        _cluster.Time.Advance(TimeSpan.FromSeconds(1));

        var owed = await Poll.UntilAsync(
            () => ListAsync(new OwedQuery { School = School, Kind = OwedKind.ChatSync }), page => page.Work is [{ Attempts: > 0 }], "the chat is owed");

        var work = Assert.Single(owed.Work);
        Assert.Equal((Id.Name, School, 1), (work.Resource, work.School, owed.Total));
        Assert.Single((await ListAsync(new OwedQuery { Take = 1 })).Work);
        Assert.Equal(0, (await ListAsync(new OwedQuery { School = new SchoolId("70") })).Total);
        Assert.Equal(0, (await ListAsync(new OwedQuery { MinimumAge = TimeSpan.FromHours(1) })).Total);
        Assert.Equal(0, (await ListAsync(new OwedQuery { School = School, Kind = OwedKind.ChatClose })).Total);

        // Healed before, it might be in step by its own next try, and nothing left to be woken.
        var retry = new RetryNow(new RequestKey("now", 1), [new RetryTarget(RetryKind.School, School.Key)]);
        var woken = await _cluster.Grains.RetryDesk("now").RetryAsync(retry, default);
        Assert.True(woken.Value > 0);
        _cluster.Messenger.Heal();
        await _cluster.Grains.RetryDesk("again").RetryAsync(retry, default);
        await Poll.UntilAsync(chat.GetAsync, known => known.Platform == ChatPlatformState.InStep, "in step");
        Assert.Equal(0, (await ListAsync(new OwedQuery { School = School, Kind = OwedKind.ChatSync })).Total);

        // The same request again changes nothing and gives the first answer; also after a restart.
        await _cluster.RestartAsync();
        Assert.Equal(woken.Value, (await _cluster.Grains.RetryDesk("now").RetryAsync(retry, default)).Value);
        var other = retry with { Request = new RequestKey("now", 2) };
        Assert.Equal(RefusalReason.RequestIdReused, (await _cluster.Grains.RetryDesk("now").RetryAsync(other, default)).Refusal!.Reason);
    }

    [Fact]
    public async Task RetryNowAsync_OfAChatThatIsPutOffForLong_TriesAtOnce()
    {
        var chat = new ChatUnderTest(_cluster);
        _cluster.Messenger.FailNext(_ => true, PlatformFault.NotEntitled, times: 1_000, code: "7");
        await chat.SetSourceAsync(Students(1));
        await chat.LinkAsync([Administrator]);
        await Poll.UntilAsync(chat.GetAsync, known => known.Trouble == PlatformTrouble.NotEntitled, "not entitled");

        // Its moment lies ahead: it is not owed now, and still the first that an operator wants to try.
        _cluster.Messenger.Heal();
        Assert.True(await chat.Grain.RetryNowAsync());

        await Poll.UntilAsync(chat.GetAsync, known => known.Platform == ChatPlatformState.InStep, "in step");
        await Poll.UntilAsync(async () => !await chat.Grain.RetryNowAsync(), woken => woken, "nothing owed");
    }

    private Task<OwedPage> ListAsync(OwedQuery query) => _cluster.Grains.OwedWork().ListAsync(query, default);
}
