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
}
