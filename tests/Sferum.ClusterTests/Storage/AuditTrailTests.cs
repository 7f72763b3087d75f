using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Silo.Storage.Audit;
using Xunit;

namespace Sferum.ClusterTests.Storage;

/// <summary>The audit trail, the same on either database.</summary>
public abstract class AuditTrailTests(IServiceProvider services, IGrainFactory grains)
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123);

    private IAuditTrail Trail => services.GetRequiredService<IAuditTrail>();

    [Fact]
    public async Task Append_GivesBackWhatWasWritten()
    {
        var record = Record("back", "1") with { Actor = new("5~20~D0~90"), Refusal = RefusalReason.UnlinkedMembers, Changes = [new("title", "«Было» \"5\"", "Стало\n'6'"), new("x", "", "")] };

        await Trail.AppendAsync([record], default);

        var read = Assert.Single((await ReadAsync("back")).Records);
        Assert.Equal(record.Changes, read.Changes);
        Assert.Equal(record with { Changes = [] }, read with { Changes = [] });
    }

    [Fact]
    public async Task Append_OfTheSameEntryAgain_ChangesNothing()
    {
        await Trail.AppendAsync([Record("twice", "1"), Record("twice", "2")], default);
        await Trail.AppendAsync([Record("twice", "2") with { Caller = "another" }, Record("twice", "3")], default);

        var page = await ReadAsync("twice");

        Assert.Equal(["3", "2", "1"], page.Records.Select(record => record.Key));
        Assert.DoesNotContain(page.Records, record => record.Caller == "another");
    }

    [Fact]
    public async Task Read_PagesThroughAll_NewestFirst()
    {
        await Trail.AppendAsync([.. Enumerable.Range(0, 50).Select(i => Record("pages", $"{i:D2}") with { Time = Moment.AddMinutes(i / 7) })], default);

        var keys = new List<string>();
        AuditPosition? after = null;
        AuditPage page;
        do
        {
            page = await Trail.ReadAsync(new AuditQuery { School = new("pages"), After = after, Take = 9 }, default);
            Assert.Equal(50, page.Total);
            keys.AddRange(page.Records.Select(record => record.Key));
            after = page.Records is [.., var last] ? new AuditPosition(last.Time, last.Key) : null;
        }
        while (page.Records.Count == 9);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i:D2}").Reverse(), keys);
    }

    [Theory]
    [InlineData("schools/f/chats/a", null, null, null, "1 3")]
    [InlineData("", "u", null, null, "2 3")]
    [InlineData("schools/f/chats/a", "u", null, null, "3")]
    [InlineData("", null, 2, null, "2 3")]
    [InlineData("", null, null, 2, "1")]
    [InlineData("", null, 2, 3, "2")]
    public async Task Read_WithFilters_GivesWhatFits(string resource, string? actor, int? from, int? to, string keys)
    {
        await Trail.AppendAsync(
            [
                Record("f", "1") with { Time = Moment.AddMinutes(1), Resource = "schools/f/chats/a" },
                Record("f", "2") with { Time = Moment.AddMinutes(2), Actor = new("u") },
                Record("f", "3") with { Time = Moment.AddMinutes(3), Actor = new("u"), Resource = "schools/f/chats/a" },
            ],
            default);

        var page = await Trail.ReadAsync(
            new AuditQuery { School = new("f"), Resource = resource, Actor = actor is null ? null : new AccountId(actor), From = Minute(from), To = Minute(to) }, default);

        Assert.Equal((keys, keys.Split(' ').Length), (string.Join(' ', page.Records.Select(record => record.Key).Order(StringComparer.Ordinal)), page.Total));
    }

    [Fact]
    public async Task Purge_TakesOutWhatIsOlderThanItsTime()
    {
        var now = new FakeTimeProvider(Moment.AddDays(-20_000));
        await Trail.AppendAsync(
            [
                .. Enumerable.Range(0, 700).Select(i => Record("old", $"{i}") with { Time = now.GetUtcNow().AddDays(-11) }),
                Record("old", "kept") with { Time = now.GetUtcNow().AddDays(-9) },
            ],
            default);

        using var purge = new AuditPurge(Trail, Options.Create(new AuditOptions { RetentionDays = 10 }), now, NullLogger<AuditPurge>.Instance);
        await purge.PurgeAsync(default);

        Assert.Equal(["kept"], (await ReadAsync("old")).Records.Select(record => record.Key));
    }

    [Fact]
    public async Task Erase_OfAPerson_LeavesNoTraceInAnySchool()
    {
        await Trail.AppendAsync(
            [
                Record("p1", "about") with { Resource = "accounts/9" },
                Record("p1", "person") with { Resource = "schools/p1/people/9" },
                Record("p2", "acted") with { Actor = new("9"), Changes = [new("title", "a", "b"), new("members[accounts/9].role", "MEMBER", "")] },
                Record("p2", "other") with { Actor = new("99"), Changes = [new("members[accounts/99].role", "MEMBER", "")] },
            ],
            default);

        await Trail.EraseAsync(new AccountId("9"), default);

        Assert.Empty((await ReadAsync("p1")).Records);
        var left = (await ReadAsync("p2")).Records.ToDictionary(record => record.Key);
        Assert.Equal((null, "title"), (left["acted"].Actor?.Name, Assert.Single(left["acted"].Changes).Field));
        Assert.Equal(("accounts/99", "members[accounts/99].role"), (left["other"].Actor?.Name, Assert.Single(left["other"].Changes).Field));
    }

    [Fact]
    public async Task Erase_OfASchool_TakesItsTrailAlone()
    {
        await Trail.AppendAsync([Record("gone", "1"), Record("stays", "1")], default);

        await Trail.EraseAsync(new SchoolId("gone"), default);

        Assert.Empty((await ReadAsync("gone")).Records);
        Assert.Single((await ReadAsync("stays")).Records);
    }

    [Fact]
    public async Task Grain_WithManyAtOnce_WritesThemAll()
    {
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => grains.Audit().AppendAsync([Record("many", $"{i}")])));

        Assert.Equal(600, (await grains.Audit().ReadAsync(new AuditQuery { School = new("many"), Take = 1 }, default)).Total);
    }

    private static DateTimeOffset? Minute(int? minute) => minute is { } number ? Moment.AddMinutes(number) : null;

    private static AuditRecord Record(string school, string key) => new()
    {
        School = new(school),
        Key = key,
        Time = Moment,
        Caller = "es",
        Action = "ChatService.UpdateChat",
        Resource = $"schools/{school}/chats/x",
        RequestId = key,
    };

    private Task<AuditPage> ReadAsync(string school) => Trail.ReadAsync(new AuditQuery { School = new(school), Take = 1_000 }, default);
}
