using System.Collections.Concurrent;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Sferum.Testing.Platform;

namespace Sferum.ClusterTests.Chats;

/// <summary>A class chat in a running cluster, and the people around it.</summary>
internal sealed class ChatUnderTest(ClusterUnderTest cluster)
{
    private readonly ConcurrentDictionary<AccountId, int> _links = new();
    private long _version;

    public static SchoolId School { get; } = new("7");

    public static ClassId Class { get; } = new(School, "5a");

    public static ChatId Id { get; } = MintedId.ClassChat(Class);

    public static AccountId Administrator { get; } = new("admin");

    public static AccountId Teacher { get; } = new("teacher");

    /// <summary>The school's Sferum administrator.</summary>
    public AccountId Named { get; private set; } = Administrator;

    public const string Title = "5 А";

    public IChatGrain Grain => cluster.Grains.Chat(Id);

    public IChatRegistryGrain Registry => cluster.Grains.ChatRegistry(School);

    /// <summary>The one chat of this title on the platform; null when it is not there yet.</summary>
    public FakeChat? There => cluster.Messenger.ChatTitled(Title);

    public static AccountId Student(int number) => new($"student-{number:D4}");

    public static IReadOnlyList<AccountId> Students(int count) => [.. Enumerable.Range(1, count).Select(Student)];

    public static string UserOf(AccountId account) => $"user-{account.Segment}";

    public Task SetSourceAsync(params IEnumerable<AccountId> students) => Grain.SetSourceAsync(new ChatSource
    {
        Version = ++_version,
        Type = ChatType.Class,
        Title = Title,
        Class = Class,
        ClassTitle = Title,
        SferumAdministrator = Named,
        Members =
        [
            new SourceMember(Named, [new Ground(GroundKind.SferumAdministrator, "")]),
            new SourceMember(Teacher, [new Ground(GroundKind.HomeroomTeacher, Class.Name)]),
            .. students.Select(student => new SourceMember(student, [new Ground(GroundKind.StudentOfClass, Class.Name)])),
        ],
    });

    public Task SetRolesAsync(AccountId account, bool blocked = false, long version = 1) => cluster.Grains.UserLink(account).SetRolesAsync(
        new SchoolRoles(School, PersonKinds.Staff, blocked, account == Named, version));

    /// <summary>The school names another Sferum administrator.</summary>
    public async Task NameAsync(AccountId administrator, params IEnumerable<AccountId> students)
    {
        var old = Named;
        Named = administrator;
        await SetRolesAsync(old, version: 20);
        await SetRolesAsync(administrator, version: 20);
        await SetSourceAsync(students);
    }

    /// <summary>A person links their profile.</summary>
    public async Task LinkAsync(AccountId account)
    {
        await SetRolesAsync(account, version: account == Named ? 11 : 1);
        var link = cluster.Grains.UserLink(account);
        var number = _links.AddOrUpdate(account, 1, (_, last) => last + 1);
        var begun = await link.BeginAsync(new BeginLink { Request = new RequestKey($"begin-{number}", 1), CallerTakesCallback = true }, default);
        var (state, code) = cluster.Identity.Approve(begun.Value!.AuthorizationAddress, new IdentityProfile(UserOf(account), "Имя", "Фамилия"));
        var done = await link.CompleteAsync(
            new CompleteLink(new RequestKey($"complete-{number}", 1), new LinkReturn { State = state, Code = code, DeviceId = "device" }), default);
        if (done.IsRefused)
        {
            throw new InvalidOperationException(done.Refusal.Reason.ToString());
        }
    }

    public Task LinkAsync(IEnumerable<AccountId> accounts) => Task.WhenAll(accounts.Select(LinkAsync));

    /// <summary>Waits until exactly these are in the chat on the platform, and the chat says so.</summary>
    public async Task UntilJoinedAsync(params IEnumerable<AccountId> accounts)
    {
        var wanted = accounts.Append(Named).Select(UserOf).Order(StringComparer.Ordinal).ToArray();
        await Poll.UntilAsync(
            () => Task.FromResult(There?.Members.Keys.Order(StringComparer.Ordinal).ToArray() ?? []),
            there => there.SequenceEqual(wanted),
            $"{wanted.Length} members in the chat there");
        await Poll.UntilAsync(GetAsync, chat => chat.JoinedCount == wanted.Length, $"{wanted.Length} joined");
    }

    public async Task<ChatSnapshot> GetAsync() => (await Grain.GetAsync(default)).Value!;

    public async Task<ChatMember> MemberAsync(AccountId account) =>
        (await Grain.ReadMembersAsync(default)).Value!.Single(member => member.Account == account);

    /// <summary>Effects of a kind that were made more than once for the same thing.</summary>
    public IReadOnlyList<string> Doubled(string kind) =>
        [.. cluster.Messenger.Ledger.Where(effect => effect.Kind == kind).GroupBy(effect => $"{effect.Subject} {effect.Detail}").Where(g => g.Count() > 1).Select(g => g.Key)];
}
