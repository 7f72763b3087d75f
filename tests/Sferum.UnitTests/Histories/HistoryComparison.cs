using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>Compares what is, in the registry and on the Sferum side, with what should be.</summary>
internal sealed class HistoryComparison(HistoryCaller caller, Deployment deployment)
{
    private readonly List<string> _differences = [];

    public async Task<IReadOnlyList<string>> DifferencesAsync(PlainSchool school, IReadOnlyDictionary<string, string> profiles)
    {
        var chats = PlainChats.Of(school).ToList();
        var there = new List<string>();
        foreach (var chat in chats)
        {
            there.Add(await CompareAsync(chat, school, profiles));
        }

        var listed = await caller.ReadAsync(grains => grains.ChatRegistry(PlainChats.School).ListAsync(new ChatQuery { Take = 1_000 }, default));
        Expect("The registry's list", List(chats.Select(chat => $"{chat.Id}: {chat.Title}, {chat.Members.Count}")), List(listed.Chats.Select(row => $"{row.Id}: {row.Title}, {row.MemberCount}")));
        var all = deployment.Messenger.Inner.Chats();
        Expect("The chats on the Sferum side", List(there), List(all.Select(chat => chat.Id)));
        var people = await caller.ReadAsync(grains => grains.PeopleIndex(PlainChats.School).ReadAllAsync(default));
        Expect("The people", List(school.People.Keys), List(people.Select(person => person.Account.Segment)));
        Expect("Added twice", "", List(deployment.Messenger.Inner.Ledger.Where(effect => effect.Kind == "member_added_twice").Select(effect => $"{effect}")));
        return _differences;
    }

    // Gives the chat's id on the Sferum side.
    private async Task<string> CompareAsync(PlainChat chat, PlainSchool school, IReadOnlyDictionary<string, string> profiles)
    {
        var snapshot = (await caller.AskAsync(grains => grains.Chat(chat.Id).GetAsync(default))).Value;
        var members = (await caller.AskAsync(grains => grains.Chat(chat.Id).ReadMembersAsync(default))).Value ?? [];
        var seat = (await caller.AskAsync(grains => grains.Chat(chat.Id).GetSeatAsync(new AccountId(school.Administrator), default))).Value;
        Expect($"The title of {chat.Id}", $"{chat.Type} {chat.Title}", $"{snapshot?.Type} {snapshot?.Title}");
        Expect(
            $"The members of {chat.Id}",
            List(chat.Members.Select(m => $"{m.Key}{(chat.Administrators.Contains(m.Key) ? "*" : "")} ({List(m.Value)})")),
            List(members.Where(IsMember).Select(m => $"{m.Account.Segment}{(m.Role == MemberRole.Administrator ? "*" : "")} ({List(m.Grounds.Select(Ground))})")));
        Expect(
            $"Where the members of {chat.Id} are",
            List(chat.Members.Keys.Select(account => $"{account} {Place(account, school, profiles)}")),
            List(members.Where(IsMember).Select(m => $"{m.Account.Segment} {m.Platform}, {m.Pending}")));
        var wanted = chat.Members.Keys.Where(account => IsThere(account, school, profiles));
        CompareThere(chat, wanted.Select(account => $"{profiles.GetValueOrDefault(account)}{(chat.Administrators.Contains(account) ? "*" : "")}"), seat?.PlatformChat);
        return seat?.PlatformChat ?? "none";
    }

    private void CompareThere(PlainChat chat, IEnumerable<string> wanted, string? id)
    {
        var there = deployment.Messenger.Inner.Chats().FirstOrDefault(other => other.Id == id) ?? new FakeChat { Id = "", Owner = "", Title = "" };
        Expect($"The title there of {chat.Id}", chat.Title, there.Title);
        Expect($"Who is there in {chat.Id}", List(wanted), List(there.Members.Select(m => $"{m.Key}{(m.Value ? "*" : "")}")));
    }

    private static bool IsThere(string account, PlainSchool school, IReadOnlyDictionary<string, string> profiles) =>
        account == school.Administrator || (profiles.ContainsKey(account) && !school[account].IsBlocked);

    private static string Place(string account, PlainSchool school, IReadOnlyDictionary<string, string> profiles) => IsThere(account, school, profiles)
        ? $"{MemberPlatformState.Joined}, {PendingReason.None}"
        : $"{MemberPlatformState.Pending}, {(school[account].IsBlocked ? PendingReason.Blocked : PendingReason.NotLinked)}";

    private static bool IsMember(ChatMember member) => !member.RemovedByHand && member.Grounds.Count > 0;

    private static string Ground(GroundSince since) => since.Ground.Kind switch
    {
        GroundKind.StudentOfClass => $"student of {Last(since)}",
        GroundKind.StudentOfGroup => $"student of group {Last(since)}",
        GroundKind.ParentOfStudent => $"parent of {Last(since)}",
        GroundKind.HomeroomTeacher => $"homeroom of {Last(since)}",
        GroundKind.GroupTeacher => $"teacher of {Last(since)}",
        GroundKind.StaffPosition => "position",
        GroundKind.SferumAdministrator => "administrator",
        _ => "hand",
    };

    private static string Last(GroundSince since) => since.Ground.Resource[(since.Ground.Resource.LastIndexOf('/') + 1)..];

    private static string List(IEnumerable<string> items) => string.Join("; ", items.Order(StringComparer.Ordinal));

    private void Expect(string what, string wanted, string found)
    {
        if (wanted != found)
        {
            _differences.Add($"{what}:{Environment.NewLine}  should be {wanted}{Environment.NewLine}  is        {found}");
        }
    }
}
