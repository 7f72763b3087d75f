using Microsoft.Extensions.DependencyInjection;
using Sferum.ClusterTests.UserLinks;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Sferum.Testing.Platform;
using Sferum.Testing.Waiting;
using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>One school on its way through the calendar: what happens in it, and how its chats look.</summary>
internal sealed partial class SchoolYear : IAsyncDisposable
{
    // Many times what a chapter takes: machines may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ClusterUnderTest _cluster;
    private readonly SchoolDriver _school;
    private readonly ChatsToSee _wanted = new();
    private readonly ChatsAsSeen _seen;
    private int _requests;

    private SchoolYear(ClusterUnderTest cluster)
    {
        _cluster = cluster;
        _school = new SchoolDriver(cluster, Id);
        _seen = new ChatsAsSeen(cluster, Id);
    }

    private static SchoolId Id => LinkWalk.School;

    public static async Task<SchoolYear> BeginAsync() => new(await ClusterUnderTest.StartAsync());

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <summary>A morning comes, and with it everything that was put off until then.</summary>
    public async Task OnAsync(int year, int month, int day)
    {
        var morning = new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.FromHours(4));
        _cluster.Time.Advance(morning - _cluster.Time.GetUtcNow());
        var index = _cluster.Services.GetRequiredService<IOwedIndex>();
        foreach (var row in await index.ReadAsync(morning, after: null, 500, default))
        {
            await _cluster.Grains.OwingGrain(row).RetryNowAsync();
        }
    }

    /// <summary>The service is killed, and comes back.</summary>
    public Task IsKilledAsync() => _cluster.RestartAsync();

    /// <summary>The service is updated in the night.</summary>
    public Task IsRestartedAsync() => _cluster.RestartAsync(graceful: true);

    /// <summary>
    /// The chats that look different now, one a line (<see cref="ChatsToSee"/>); all others look as before. Compared on both sides, also once nothing is owed any more.
    /// </summary>
    public async Task ShowsAsync(string changed, PlatformTrouble trouble = PlatformTrouble.None)
    {
        _wanted.Change(changed);
        var wanted = _wanted.ToText(trouble);
        await Eventually.ReadAsync(_seen.ReadAsync, seen => seen == wanted, Patience, seen => Difference(wanted, seen), what: $"the chats of {_cluster.Time.GetUtcNow():d MMMM yyyy}");
        await _school.QuietAsync();
        Assert.Equal(wanted, await _seen.ReadAsync());
        Assert.DoesNotContain(_cluster.Messenger.Ledger, effect => effect.Kind == "member_added_twice");
    }

    public int ChatsMade => _seen.Made;

    public Task LooksAsBeforeAsync(PlatformTrouble trouble = PlatformTrouble.None) => ShowsAsync("", trouble);

    public async Task LinkAsync(params string[] people)
    {
        foreach (var who in people)
        {
            await new LinkWalk(_cluster, who).LinkAsync();
        }
    }

    public async Task UnlinksAsync(string who) => LinkWalk.Value(await _cluster.Grains.UserLink(new AccountId(who)).UnlinkAsync(new UnlinkAccount(Request()), default));

    /// <summary>The provider takes back what it once gave to somebody.</summary>
    public void TokenOfDies(string who) => _cluster.Identity.Expire(ChatsAsSeen.ProfileOf(who), refreshToo: true);

    /// <summary>Somebody changes a chat on the Sferum side.</summary>
    public void SomebodyMeddlesWith(string title, Action<FakeChat> how) =>
        _cluster.Messenger.Change(_cluster.Messenger.ChatTitled(title)!.Id, how);

    public async Task<RosterSummary> ImportsAsync(Roster roster) => (await _school.ImportAsync(roster, Request().Id)).Summary;

    private static string Difference(string wanted, string seen)
    {
        var (should, isNow) = (wanted.Split('\n'), seen.Split('\n'));
        return string.Join('\n', [.. should.Except(isNow).Select(line => $"should be {line}"), .. isNow.Except(should).Select(line => $"is        {line}")]);
    }

    private RequestKey Request() => new($"year-{++_requests}", 1);
}
