using Sferum.EndToEndTests.Rosters;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>A kill -9 while many conferences are made at once: the same request again makes the rest, and none twice.</summary>
[Trait("tier", "long")]
public sealed class KilledBatchTests
{
    private const int Days = 199;

    [Fact]
    public async Task Batch_KilledMidway_IsCompletedByTheSameRequest()
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var school = await deployment.NewSchool("batch").OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        var conferences = new LivingConferences(school);
        var batch = await BatchAsync(school, conferences);

        var making = school.Clients.Conferences.BatchCreateConferencesAsync(batch).ResponseAsync;
        await Eventually.HoldsAsync(async () => making.IsCompleted || await MadeAsync(deployment) >= 10, LivingSchool.Soon);
        var answered = making.IsCompletedSuccessfully;
        await school.KillAndStartAsync();
        await Record.ExceptionAsync(() => making);
        var made = await MadeAsync(deployment);
        Assert.True(!answered && made < batch.Requests.Count, $"Not cut off midway: {made} were made.");

        var whole = await school.Clients.Conferences.BatchCreateConferencesAsync(batch);
        Assert.Equal(batch.Requests.Select(item => item.RequestId), whole.Outcomes.Select(outcome => outcome.RequestId));
        Assert.All(whole.Outcomes, outcome => Assert.NotNull(outcome.Conference));
        var again = await school.Clients.Conferences.BatchCreateConferencesAsync(batch);
        Assert.Equal(Names(whole), Names(again));
        var listed = await school.Clients.Conferences.ListConferencesAsync(new() { Parent = school.Name, PageSize = 500 });
        Assert.Equal((batch.Requests.Count, batch.Requests.Count), (listed.TotalSize, listed.Conferences.Count));
        Assert.Equal(Names(whole).Order(), listed.Conferences.Select(conference => conference.Name).Order());

        // The first of them begins today: one call, and no other.
        var first = whole.Outcomes[0].Conference;
        await conferences.UntilAsync(first, ConferenceState.Active, TimeSpan.FromSeconds(60));
        Assert.Single(await conferences.CallsAsync());
        LedgerCheck.NothingDoubled(await school.Sandbox.LedgerAsync());
    }

    private static async Task<BatchCreateConferencesRequest> BatchAsync(LivingSchool school, LivingConferences conferences)
    {
        var batch = new BatchCreateConferencesRequest { Parent = school.Name, RequestId = school.NextRequest() };
        var when = LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(30));
        for (var day = 0; day <= Days; day++)
        {
            var request = await conferences.RequestAsync("5 А", new LocalSchedule(when.Start.AddDays(day), when.End.AddDays(day)));
            request.Parent = "";
            batch.Requests.Add(request);
        }

        return batch;
    }

    private static IEnumerable<string> Names(BatchCreateConferencesResponse response) => response.Outcomes.Select(outcome => outcome.Conference.Name);

    private static async Task<long> MadeAsync(SharedDeployment deployment) => (await StoredRows.CountsAsync(deployment.Service)).GetValueOrDefault("conference");
}
