using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>A copy that is older than what the service has done on the Sferum side since: what comes of it is what docs/operations.md says.</summary>
[Trait("tier", "long")]
public sealed class OlderCopyTests
{
    [Fact]
    public async Task Restore_OfAnOlderCopy_ComesOutAsTheOperatorIsTold()
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var school = await deployment.NewSchool("copy").OpenAsync();
        var conferences = new LivingConferences(school);
        await school.LinkAsync("head", "ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        var planned = await conferences.PlanAsync("5 А", LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10)));
        var copy = Path.Combine(Path.GetDirectoryName(deployment.Service.DataDirectory)!, "copy");
        await DoneAsync(deployment, "backup", $"--to={copy}");
        Assert.Empty(await conferences.CallsAsync());

        // Since the copy: a class with its chats, somebody who links, a conference that begins.
        school.Roster.Classes.Add(school.SchoolClass("7v", "7 В"));
        school.Roster.Students.Add(school.Student("zoya", "7v"));
        await school.ImportAsync();
        await school.LinkAsync("anna");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan anna");
        await school.ShowsAsync("7 В", "head* zoya", "head*");
        await conferences.UntilAsync(planned, ConferenceState.Active, TimeSpan.FromSeconds(20));
        await deployment.Service.KillAsync();
        Directory.Move(deployment.Service.DataDirectory, deployment.Service.DataDirectory + ".lost");
        await DoneAsync(deployment, "restore", $"--from={copy}");
        await deployment.Service.StartAgainAsync();

        // The conference begins a second time; its first call stays open until somebody ends it there.
        await conferences.UntilAsync(planned, ConferenceState.Active);
        await conferences.EndAsync(planned);
        Assert.Equal([false, true], (await conferences.CallsAsync()).OrderBy(call => call.StartedAt).Select(call => call.FinishedAt is not null));

        // Who has linked since is a stranger in the chats, and goes with the next comparison; linking again brings them back.
        var check = new CheckDriftRequest { Name = school.Name, Repair = true, RequestId = school.NextRequest() };
        await school.Clients.Operations.CheckDriftAsync(check);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        await school.LinkAgainAsync("anna");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan anna");

        // The roster sent again brings the class back; its chat is made a second time.
        Assert.Equal(LivingSchool.NoChat, await school.RegistryAsync("7 В"));
        await school.ImportAsync();
        await Eventually.ReadAsync(school.ChatsThereAsync, chats => chats.Count(chat => chat.Title == "7 В") == 2, LivingSchool.Soon);
    }

    private static async Task DoneAsync(SharedDeployment deployment, params string[] command)
    {
        var (exitCode, said) = await deployment.Service.CommandAsync(command);
        Assert.True(exitCode == 0, said);
    }
}
