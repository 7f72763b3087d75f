using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>Compares what is, in the registry and on the Sferum side, with what should be.</summary>
internal sealed class HistoryComparison(
    HistoryCaller caller, Deployment deployment, PlainSchool school, HistoryLinks links, HistorySides sides, HistoryMakers makers)
{
    private readonly List<string> _differences = [];

    /// <summary>Chats on the Sferum side that were given up, as they were then.</summary>
    public required IReadOnlyList<FakeChat> Forsaken { get; init; }

    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var chats = PlainChats.Of(school).ToList();
        var there = new List<string>();
        foreach (var chat in chats)
        {
            there.Add(await CompareAsync(chat));
        }

        CompareAll(there);
        await CompareListsAsync(chats);
        return _differences;
    }

    private async Task CompareListsAsync(List<PlainChat> chats)
    {
        var listed = await caller.ReadAsync(grains => grains.ChatRegistry(PlainChats.School).ListAsync(new ChatQuery { Take = 1_000 }, default));
        Expect(
            "The registry's list",
            chats.Select(chat => $"{chat.Id}: {chat.Title}, {chat.Members.Count}"),
            listed.Chats.Select(row => $"{row.Id}: {row.Title}, {row.MemberCount}"));
        var people = await caller.ReadAsync(grains => grains.PeopleIndex(PlainChats.School).ReadAllAsync(default));
        Expect("The people", school.People.Keys, people.Select(person => person.Account.Segment));
        foreach (var account in school.People.Keys)
        {
            var own = await caller.ReadAsync(grains => grains.UserLink(new AccountId(account)).ReadChatsAsync(PlainChats.School, default));
            Expect($"The chats of {account}", chats.Where(chat => chat.Members.ContainsKey(account)).Select(chat => chat.Id.Segment), own.Select(chat => chat.Segment));
        }
    }

    // One chat for each, nobody asked for twice; what was deleted nobody is in, but a maker who cannot leave; what was given up stays as it was.
    private void CompareAll(List<string> there)
    {
        Expect("The chats on the Sferum side", there.Concat(Forsaken.Select(chat => chat.Id)), sides.Chats.Where(chat => !IsDeserted(chat)).Select(chat => chat.Id));
        Expect("The chats given up", Forsaken.Select(Words), sides.Chats.Where(chat => Forsaken.Any(other => other.Id == chat.Id)).Select(Words));
        Expect("Added twice", [], deployment.Messenger.Inner.Ledger.Where(effect => effect.Kind == "member_added_twice").Select(effect => $"{effect}"));
    }

    private bool IsDeserted(FakeChat chat) => Forsaken.All(other => other.Id != chat.Id) && chat.Members.Keys.All(profile => makers.IsHelpless(chat, profile));

    private static string Words(FakeChat chat) => $"{chat.Id} {chat.Title}: {List(chat.Members.Select(m => $"{m.Key}{Star(m.Value)}"))}";

    // Gives the chat's id on the Sferum side.
    private async Task<string> CompareAsync(PlainChat chat)
    {
        var snapshot = (await caller.AskAsync(grains => grains.Chat(chat.Id).GetAsync(default))).Value;
        var answer = (await caller.AskAsync(grains => grains.Chat(chat.Id).ReadMembersAsync(default))).Value ?? [];
        var there = sides.ThereOf(chat.Id) ?? new FakeChat { Id = "none", Owner = "", Title = "" };
        var members = answer.Where(member => !member.RemovedByHand && member.Grounds.Count > 0).ToArray();
        Expect($"The title of {chat.Id}", [$"{chat.Type} {chat.Title}"], [$"{snapshot?.Type} {snapshot?.Title}"]);
        Expect(
            $"The members of {chat.Id}",
            chat.Members.Select(m => $"{m.Key}{Star(chat.Administrators.Contains(m.Key))} ({List(m.Value)})"),
            members.Select(m => $"{m.Account.Segment}{Star(m.Role == MemberRole.Administrator)} ({List(m.Grounds.Select(GroundWords.Of))})"));
        Expect(
            $"Where the members of {chat.Id} are",
            chat.Members.Keys.Select(account => $"{account} {Place(account, there)}"),
            members.Select(m => $"{m.Account.Segment} {m.Platform}, {m.Pending}"));
        CompareThere(chat, there);
        return there.Id;
    }

    // Who made the chat keeps a maker's rights while in it.
    private void CompareThere(PlainChat chat, FakeChat there)
    {
        Expect($"The title there of {chat.Id}", [chat.Title], [there.Title]);
        Expect(
            $"Who is there in {chat.Id}",
            chat.Members.Keys.Where(links.IsThere).Select(links.Known).Concat(Stuck(chat, there)).Select(profile => $"{profile}{Star(profile == there.Owner || IsAdministrator(chat, profile))}"),
            there.Members.Select(m => $"{m.Key}{Star(m.Value)}"));
    }

    private bool IsAdministrator(PlainChat chat, string profile) => chat.Administrators.Any(account => links.Known(account) == profile);

    private IEnumerable<string> Stuck(PlainChat chat, FakeChat there) => there.Members.Keys.Where(profile =>
        makers.MayStay(chat.Id, there, profile) && !chat.Members.Keys.Any(account => links.IsThere(account) && links.Known(account) == profile));

    private string Place(string account, FakeChat there) => links.IsThere(account) ? $"{MemberPlatformState.Joined}, {PendingReason.None}"
        : there.Members.ContainsKey(links.Known(account)) ? $"{MemberPlatformState.Leaving}, {PendingReason.None}"
        : $"{MemberPlatformState.Pending}, {(school[account].IsBlocked ? PendingReason.Blocked : PendingReason.NotLinked)}";

    private static string Star(bool administrator) => administrator ? "*" : "";

    private static string List(IEnumerable<string> items) => string.Join("; ", items.Order(StringComparer.Ordinal));

    private void Expect(string what, IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var (should, isNow) = (List(wanted), List(found));
        if (should != isNow)
        {
            _differences.Add($"{what}:{Environment.NewLine}  should be {should}{Environment.NewLine}  is        {isNow}");
        }
    }
}
