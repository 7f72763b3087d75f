using System.Diagnostics;
using System.Globalization;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Samples;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Rosters;

/// <summary>
/// The sample school goes into an empty database, and again. It may take 15 s on SQLite; what is held against that is the processor time of the service, which does not grow when other
/// tests run beside this one. The time by the clock is told.
/// </summary>
public sealed class SampleImportTests(ITestOutputHelper output)
{
    private const int Chats = 55;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task SampleSchool_IntoAnEmptyDatabase_IsInTheRegistryInTime_AndAgain_WritesNoChat()
    {
        await using var yard = await SchoolYard.OpenAsync();
        var before = PeakMemory(yard);
        var busyBefore = Busy(yard);
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(RosterImportState.Applied, (await ImportAsync(yard, "first")).State);
        var page = await Eventually.ReadAsync(
            () => yard.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 500 }).ResponseAsync, p => p.TotalSize == Chats, Patience);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var busy = Busy(yard) - busyBefore;
        output.WriteLine($"{page.TotalSize} chats in the registry after {elapsed.TotalSeconds:0.0} s, {busy.TotalSeconds:0.0} s of them at work; peak memory {before} -> {PeakMemory(yard)} MB");
        Assert.True(busy < Limit, $"{busy.TotalSeconds:0.0} s");

        await Eventually.ReadAsync(() => StoredRows.DueAsync(yard.Service), due => due.Length == 0, SchoolYard.Soon);
        var writes = await StoredRows.WritesAsync(yard.Service);
        var again = await ImportAsync(yard, "second");
        Assert.Equal(RosterImportState.Applied, again.State);
        Assert.Equal(new RosterPlanSummary(), again.Summary);
        var after = await StoredRows.WritesAsync(yard.Service);
        foreach (var type in new[] { "chat", "chat-segment", "school-class", "subject-group", "people-segment", "user-link" })
        {
            Assert.Equal((type, writes[type]), (type, after[type]));
        }
    }

    private static async Task<RosterImport> ImportAsync(SchoolYard yard, string request)
    {
        var roster = SampleRoster.Read(15);
        roster.RequestId = request;
        using var call = yard.Clients.Rosters.ImportRoster();
        foreach (var message in SampleRoster.Stream(roster))
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        var import = await call.ResponseAsync;
        return await Eventually.ReadAsync(
            () => yard.Clients.Rosters.GetRosterImportAsync(new GetRosterImportRequest { Name = import.Name }).ResponseAsync, i => i.State != RosterImportState.Applying, Patience);
    }

    private static TimeSpan Busy(SchoolYard yard)
    {
        using var process = Process.GetProcessById(yard.Service.ProcessId);
        return process.TotalProcessorTime;
    }

    // The most that the process ever held in memory, in MB.
    private static long PeakMemory(SchoolYard yard) => long.Parse(
        File.ReadLines($"/proc/{yard.Service.ProcessId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) >> 10;
}
