using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Names;

/// <summary>Whatever ids a school information system has, each has a row of its own: Orleans reads some text keys as numbers and GUIDs, and lets them share one.</summary>
public sealed class ManyIdsTests : IAsyncLifetime
{
    private const int Few = 200;
    private const int Many = 10_000;

    private static readonly string[] Tricky =
    [
        "5b", "5B", "05b", "005b", "a", "A", "0a", "000a", "10", "010", "1e1", "0x10", "+1", "-1", "1+x", "01+x", "6F9619FF-8B86-D011-B42D-00C04FC964FF",
        "6f9619ff-8b86-d011-b42d-00c04fc964ff", "6f9619ff8b86d011b42d00c04fc964ff", "5 А", "5 A", "ё", "е", "~", "/", "%2F", "{x}", "#0001", "x#0001", "null", "teachers",
    ];

    private ClusterUnderTest _cluster = null!;

    public static TheoryData<string> Kinds => ["school", "school-class", "subject-group", "chat", "user-link", "profile-claim", "link-attempt", "conference"];

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Ids_WhateverTheyAre_HaveRowsOfTheirOwn(string kind) => RunAsync(kind, Few);

    [Theory]
    [Trait("tier", "long")]
    [MemberData(nameof(Kinds))]
    public Task ManyIds_WhateverTheyAre_HaveRowsOfTheirOwn(string kind) => RunAsync(kind, Many);

    private async Task RunAsync(string kind, int count)
    {
        var ids = RandomIds(count);
        if (kind == "conference")
        {
            await OpenHomeAsync();
        }

        await EachAsync(ids, (id, mark) => WriteAsync(kind, id, mark));
        var wrong = new ConcurrentBag<string>();
        await _cluster.RestartAsync();
        await EachAsync(ids, async (id, mark) =>
        {
            if (!await HasAsync(kind, id, mark))
            {
                wrong.Add(id);
            }
        });

        Assert.Empty(wrong);
        Assert.Equal(ids.Count, Rows(kind));
    }

    private static List<string> RandomIds(int count)
    {
        const string letters = "0123456789abcdefABCDEF-_.+{} ёЁйжЯ~/#";
        var random = new Random(7);
        var ids = new HashSet<string>(Tricky, StringComparer.Ordinal);
        while (ids.Count < count)
        {
            var id = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => letters[random.Next(letters.Length)]));
            if (NameCodec.IsValidId(id))
            {
                ids.Add(id);
            }
        }

        return [.. ids];
    }

    private static Task EachAsync(List<string> ids, Func<string, string, Task> act) => Parallel.ForEachAsync(
        ids.Select((id, index) => (id, mark: index.ToString(CultureInfo.InvariantCulture))),
        new ParallelOptions { MaxDegreeOfParallelism = 128 },
        async (item, _) => await act(item.id, item.mark));

    private static SchoolId School { get; } = new("15");

    private static ChatId Home { get; } = new(School, "home");

    private Task WriteAsync(string kind, string id, string mark)
    {
        var segment = NameCodec.Encode(id);
        return kind switch
        {
            "school" => _cluster.Grains.School(new SchoolId(segment)).ApplyRosterAsync(Facts(mark)),
            "school-class" => _cluster.Grains.SchoolClass(new ClassId(School, segment)).ApplyRosterAsync(new ClassRoster { Version = 1, Title = mark }),
            "subject-group" => _cluster.Grains.SubjectGroup(new GroupId(School, segment)).ApplyRosterAsync(Group(segment, mark)),
            "chat" => _cluster.Grains.Chat(new ChatId(School, segment)).SetSourceAsync(new ChatSource { Version = 1, Type = ChatType.Class, Title = mark }),
            "user-link" => _cluster.Grains.UserLink(new AccountId(segment)).SetRolesAsync(
                new SchoolRoles(new SchoolId(mark), PersonKinds.Staff, Blocked: false, SferumAdministrator: false, Version: 1)),
            "link-attempt" => _cluster.Grains.LinkAttempt(segment).NoteAsync(new AccountId(mark), _cluster.Time.GetUtcNow() + TimeSpan.FromHours(1)),
            "conference" => _cluster.Grains.Conference(new ConferenceId(School, segment)).CreateAsync(Meeting(mark), default),
            _ => _cluster.Grains.ProfileClaim(id).ClaimAsync(new AccountId(mark)),
        };
    }

    private async Task<bool> HasAsync(string kind, string id, string mark)
    {
        var segment = NameCodec.Encode(id);
        return kind switch
        {
            "school" => (await _cluster.Grains.School(new SchoolId(segment)).GetAsync(default)).Value?.Title == mark,
            "school-class" => (await _cluster.Grains.SchoolClass(new ClassId(School, segment)).GetAsync(default)).Value?.Title == mark,
            "subject-group" => (await _cluster.Grains.SubjectGroup(new GroupId(School, segment)).GetAsync(default)).Value?.Group.Title == mark,
            "chat" => (await _cluster.Grains.Chat(new ChatId(School, segment)).GetAsync(default)).Value?.Title == mark,
            "user-link" => (await _cluster.Grains.UserLink(new AccountId(segment)).GetAsync(default)).Value?.Schools is [var only] && only.Segment == mark,
            "link-attempt" => (await _cluster.Grains.LinkAttempt(segment).FindAsync(default)).Value.Segment == mark,
            "conference" => (await _cluster.Grains.Conference(new ConferenceId(School, segment)).GetAsync(default)).Value?.Title == mark,
            _ => !await _cluster.Grains.ProfileClaim(id).ClaimAsync(new AccountId("other")) && await _cluster.Grains.ProfileClaim(id).ClaimAsync(new AccountId(mark)),
        };
    }

    private async Task OpenHomeAsync()
    {
        await _cluster.Grains.School(School).ApplyRosterAsync(Facts("15"));
        await _cluster.Grains.Chat(Home).SetSourceAsync(new ChatSource { Version = 1, Type = ChatType.Class, Title = "home" });
    }

    private CreateConference Meeting(string mark) => new()
    {
        Request = new RequestKey(mark, 1),
        Title = mark,
        Type = ConferenceType.VideoCall,
        Chat = Home,
        Date = DateOnly.FromDateTime(_cluster.Time.GetUtcNow().UtcDateTime).AddDays(2),
        LocalStart = new TimeOnly(10, 0),
        LocalEnd = new TimeOnly(11, 0),
    };

    private static SchoolRoster Facts(string mark) => new()
    {
        Version = 1,
        Facts = new RosterFacts(mark, "Europe/Moscow", SferumAdministrator: null),
        Teachers = [],
        StaffCount = 0,
        StudentCount = 0,
        ParentCount = 0,
        ClassCount = 0,
    };

    private static GroupRoster Group(string segment, string mark) =>
        new(1, new RosterGroup(new GroupId(School, segment), mark, "Алгебра", [], Teacher: null, Students: null), StudentCount: 0, Closed: false);

    private long Rows(string kind)
    {
        using var connection = new SqliteConnection($"Data Source={_cluster.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM GrainState WHERE GrainTypeString = $kind";
        command.Parameters.AddWithValue("$kind", kind);
        return (long)command.ExecuteScalar()!;
    }
}
