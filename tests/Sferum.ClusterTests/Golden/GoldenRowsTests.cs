using System.Globalization;
using Microsoft.Data.Sqlite;
using Sferum.ClusterTests.Conferences;
using Sferum.ClusterTests.UserLinks;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Batches;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Operations.Retries;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools.Lessons;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Golden;

/// <summary>Rows that were ever written are read for ever, and mean what they meant.</summary>
public sealed class GoldenRowsTests
{
    public static TheoryData<string> Names => [.. GoldenRows.Files().Select(file => Path.GetFileName(file))];

    /// <summary>With <c>SFERUM_GOLDEN=add</c> the meanings are written anew: their diff may show nothing but what newer fields say of older rows.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Row_OfAReleasedVersion_MeansWhatItMeant(string name)
    {
        var file = Path.Combine(GoldenRows.Folder, name);

        var meaning = GoldenRows.Meaning(GoldenRows.StateName(file), File.ReadAllBytes(file));
        if (IsAdding)
        {
            File.WriteAllText(Path.ChangeExtension(file, ".json"), meaning);
        }

        Assert.Equal(File.ReadAllText(Path.ChangeExtension(file, ".json")).ReplaceLineEndings("\n"), meaning.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void States_AllOfThem_HaveAGoldenRow() =>
        Assert.Equal(
            GoldenRows.States.Keys.Order(StringComparer.Ordinal),
            GoldenRows.Files().Select(GoldenRows.StateName).Distinct().Order(StringComparer.Ordinal));

    /// <summary>
    /// With <c>SFERUM_GOLDEN=add</c> the rows that this writes become golden: the largest and the smallest of each state. Rows that are there stay.
    /// </summary>
    [Fact]
    public async Task Rows_OfTheMainJob_WhenWrittenAgain_MeanTheSame()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var planned = await world.PlanAsync();
        await BatchAsync(world);
        await new LinkWalk(world.Cluster, ConferenceWorld.Teacher.Segment).BeginAsync();
        await CompareAsync(world);
        await TeachAsync(world);
        await LoseAnAnswerAsync(world, planned);
        await OperateAsync(world);
        await world.Cluster.StopAsync(graceful: true);

        foreach (var state in GoldenRows.States.Keys)
        {
            byte[][] rows = [.. Rows(world.Cluster.Database, state)];
            Assert.True(rows.Length > 0, $"The main job writes no row of {state}.");
            Assert.All(rows, row => Assert.Equal(GoldenRows.Meaning(state, row), GoldenRows.Meaning(state, GoldenRows.Again(state, row))));
            Array.ForEach(rows, row => AddWhenAsked(state, row));
        }
    }

    // A retry, and an erasure.
    private static async Task OperateAsync(ConferenceWorld world)
    {
        var grains = world.Cluster.Grains;
        await grains.RetryDesk("retry").RetryAsync(new RetryNow(new RequestKey("retry", 1), [new RetryTarget(RetryKind.School, world.School.Key)]), default);
        await grains.ErasureClaim("u:somebody").ClaimAsync(MintedId.Erasure("u:somebody", "before"));
        var command = new BeginErasure { Request = new RequestKey("erase", 1), Target = new ErasureTarget(ConferenceWorld.Mother, null) };
        Assert.Equal(ErasureStage.Erasing, (await grains.Erasure(MintedId.Erasure(command.Target.Key, "erase")).BeginAsync(command, default)).Value?.Stage);
    }

    // One made, one refused.
    private static async Task BatchAsync(ConferenceWorld world)
    {
        var good = world.Command(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), "batch-1");
        var bad = good with { Request = new RequestKey("batch-2", 1), Chat = new ChatId(world.School, "none") };
        var batch = new CreateConferences(new RequestKey("batch", 1), [new(world.IdOf(good), good), new(world.IdOf(bad), bad)], ValidateOnly: false);
        var made = await world.Cluster.Grains.ConferenceBatch(world.School, batch.Request.Id).CreateAsync(batch, default);
        Assert.Equal([false, true], made.Value!.Select(outcome => outcome.IsRefused));
    }

    // A call that may be open unseen.
    private static async Task LoseAnAnswerAsync(ConferenceWorld world, ConferenceSnapshot planned)
    {
        world.Messenger.FailNext(call => call is StartCallCall, PlatformFault.Unknown, afterEffect: true);
        world.AdvanceTo(planned.StartTime);
        await Poll.UntilAsync(() => world.Cluster.Grains.OrphanRegister().ListAsync(new OrphanQuery(), default), page => page.Total > 0, "the orphan");
    }

    private static bool IsAdding => Environment.GetEnvironmentVariable("SFERUM_GOLDEN") == "add";

    // A lesson with its conference.
    private static async Task TeachAsync(ConferenceWorld world)
    {
        var lesson = world.Lesson("l1", TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(40));
        await world.Cluster.Grains.Timetable(world.School).ImportAsync(
            new ImportLessons { Request = new RequestKey("lessons", 1), Lessons = [lesson], Patience = TimeSpan.FromSeconds(20) }, default);
        var online = world.Command(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(40), "online") with { Lesson = new LessonId(world.School, "l1") };
        Assert.Null((await world.CreateAsync(online)).Refusal);
    }

    // A stranger, found and listed.
    private static async Task CompareAsync(ConferenceWorld world)
    {
        var there = await Poll.UntilAsync(() => Task.FromResult(world.Messenger.ChatTitled("5 А")), chat => chat is not null, "the class chat there");
        world.Messenger.Change(there!.Id, chat => chat.Members["stranger"] = false);
        var drift = world.Cluster.Grains.SchoolDrift(world.School);
        await drift.CheckAsync(new CheckDrift(new RequestKey("check", 1), Repair: false), default);
        await Poll.UntilAsync(() => drift.ListAsync(new DriftQuery(null, OpenOnly: true, 0, 1), default), page => page.Total > 0, "a finding");
    }

    private static IEnumerable<byte[]> Rows(string database, string state)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var order in new[] { "DESC", "ASC" })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of two words.
            command.CommandText =
                $"SELECT PayloadBinary FROM GrainState WHERE GrainTypeString = $state AND PayloadBinary IS NOT NULL ORDER BY length(PayloadBinary) {order}, Id LIMIT 1";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$state", state);
            if (command.ExecuteScalar() is byte[] row)
            {
                yield return row;
            }
        }
    }

    private static void AddWhenAsked(string state, byte[] row)
    {
        if (!IsAdding
            || GoldenRows.Files().Where(file => GoldenRows.StateName(file) == state).Any(file => File.ReadAllBytes(file).AsSpan().SequenceEqual(row)))
        {
            return;
        }

        var number = GoldenRows.Files().Count(file => GoldenRows.StateName(file) == state) + 1;
        var path = Path.Combine(GoldenRows.Folder, $"{state}-{number.ToString(CultureInfo.InvariantCulture)}");
        File.WriteAllBytes(path + ".row", row);
        File.WriteAllText(path + ".json", GoldenRows.Meaning(state, row));
    }
}
