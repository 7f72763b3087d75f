using Microsoft.Data.Sqlite;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>A school in a cluster, as its information system and its readers see it.</summary>
internal sealed class SchoolDriver(ClusterUnderTest cluster, SchoolId school)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public ClusterUnderTest Cluster { get; } = cluster;

    public IRosterImportGrain Imports => Cluster.Grains.RosterImport(school);

    /// <summary>Sends a roster and waits until it has been carried out.</summary>
    public async Task<RosterImportSnapshot> ImportAsync(Roster roster, string request)
    {
        var outcome = await SendAsync(roster, request, TimeSpan.FromSeconds(20));
        Assert.Null(outcome.Refusal);
        Assert.Equal(RosterImportStage.Applied, outcome.Value!.Stage);
        return outcome.Value;
    }

    public Task<Outcome<RosterImportSnapshot>> SendAsync(Roster roster, string request, TimeSpan patience = default, ulong fingerprint = 1) =>
        Cluster.Grains.RosterImport(school).ImportAsync(
            new ImportRoster { Request = new RequestKey(request, fingerprint), Roster = roster, Patience = patience }, None);

    public Task<Outcome<RosterImportSnapshot>> SendAsync(ImportRoster command) => Imports.ImportAsync(command, None);

    /// <summary>Tells what happened, and waits until it has been carried out; each change gets its id from the call's.</summary>
    public async Task<IReadOnlyList<RosterChangeOutcome>> ApplyAsync(string request, params RosterEvent[] events)
    {
        var outcome = await ChangeAsync(request, TimeSpan.FromSeconds(20), events);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public Task<Outcome<IReadOnlyList<RosterChangeOutcome>>> ChangeAsync(string request, TimeSpan patience, params RosterEvent[] events) => Imports.ApplyChangesAsync(
        new ApplyRosterChanges
        {
            Request = new RequestKey(request, 1),
            Changes = [.. events.Select((happened, i) => new RosterChange(new RequestKey($"{request}-{i}", 1), happened))],
            Patience = patience,
        },
        None);

    public Task<Outcome<RosterImportSnapshot>> ApproveAsync(RosterImportSnapshot import, string request) =>
        Imports.ApproveAsync(new ApproveRemovals(new RequestKey(request, 1), import.Id, import.PlanDigest, null, TimeSpan.FromSeconds(20)), None);

    public async Task<RosterImportStage> StageAsync(RosterImportSnapshot import) => (await Imports.GetAsync(import.Id, None)).Value!.Stage;

    /// <summary>The plan of an import, page by page.</summary>
    public async Task<IReadOnlyList<RosterPlanLine>> PlanAsync(RosterPlanQuery query)
    {
        var lines = new List<RosterPlanLine>();
        while (true)
        {
            var page = (await Imports.ReadPlanAsync(query with { Skip = lines.Count }, None)).Value!;
            lines.AddRange(page.Lines);
            if (lines.Count >= page.Total)
            {
                return lines;
            }
        }
    }

    public async Task<RosterImportSnapshot> AppliedAsync(string import) => (await Poll.UntilAsync(
        () => Cluster.Grains.RosterImport(school).GetAsync(import, None), outcome => outcome.Value?.Stage == RosterImportStage.Applied, "the import has been carried out",
        TimeSpan.FromSeconds(60))).Value!;

    public Task<IReadOnlyList<Person>> PeopleAsync() => Cluster.Grains.PeopleIndex(school).ReadAllAsync(None);

    public async Task<ClassSnapshot> ClassAsync(string id) => (await Cluster.Grains.SchoolClass(new ClassId(school, id)).GetAsync(None)).Value!;

    /// <summary>The members of a chat: account and grounds, one line for each.</summary>
    public async Task<string[]> MembersAsync(ChatId chat)
    {
        var members = (await Cluster.Grains.Chat(chat).ReadMembersAsync(None)).Value ?? [];
        return [.. members.Where(m => m.Grounds.Count > 0).Select(m => $"{m.Account.Segment}: {string.Join(", ", m.Grounds.Select(g => g.Ground.Kind).Order())}")];
    }

    public Task<string[]> ClassChatAsync(string id) => MembersAsync(MintedId.ClassChat(new ClassId(school, id)));

    public Task<string[]> ParentsChatAsync(string id) => MembersAsync(MintedId.ParentsChat(new ClassId(school, id)));

    public Task<string[]> TeachersChatAsync() => MembersAsync(MintedId.TeachersChat(school));

    public Task<ChatPage> ChatsAsync() => Cluster.Grains.ChatRegistry(school).ListAsync(new ChatQuery { Take = 500 }, None);

    /// <summary>Waits until the school and its chats owe nothing.</summary>
    public Task QuietAsync() => Poll.UntilAsync(OwingAsync, owing => owing == 0, "nothing is owed");

    private async Task<long> OwingAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Cluster.Database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM GrainState WHERE OwedFrom <= $now AND GrainTypeString IN ('roster-import', 'chat', 'school', 'school-class', 'subject-group')";
        command.Parameters.AddWithValue("$now", Cluster.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
