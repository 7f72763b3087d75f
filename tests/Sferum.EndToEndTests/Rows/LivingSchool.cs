using System.Globalization;
using Grpc.Core;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>
/// A small school as its information system drives it and as both sides show it. People are called by one word; their accounts are of this school alone.
/// The usual one: a head (the Sferum administrator), Olga (homeroom teacher of «5 А»), Pyotr (teacher of group «15»), a cook; Ivan and Anna in «5 А», Lev in «6 Б»;
/// their parents: mama (of Ivan and Anna), papa (of Ivan), lena (of Lev).
/// </summary>
public sealed class LivingSchool(SharedDeployment deployment, string id)
{
    /// <summary>How soon both sides must agree.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(60);

    /// <summary>What a side shows of a chat that it does not have.</summary>
    public const string NoChat = "-";

    /// <summary>Where it is day, so that no conference of today goes over midnight.</summary>
    public static readonly string Zone = Daytime.Zone(TimeProvider.System);

    private const int TracedEffects = 60;
    private const int TracedLines = 40;

    private readonly Dictionary<string, long> _users = [];
    private int _requests;

    public string Name => $"schools/{id}";

    public RosterSnapshot Roster { get; } = new();

    public SchoolFacts Facts { get; private set; } = new();

    public ServiceClients Clients => deployment.Service.Clients;

    public SandboxClient Sandbox => deployment.Sandbox.Client;

    public string Account(string person) => $"accounts/{id}-{person}";

    public string Person(string account) => account[$"accounts/{id}-".Length..];

    public string Class(string schoolClass) => $"{Name}/classes/{schoolClass}";

    public string Group(string group) => $"{Name}/groups/{group}";

    public long User(string person) => _users[person];

    /// <summary>A request id that was never used.</summary>
    public string NextRequest() => $"request-{++_requests}";

    /// <summary>The usual school, imported.</summary>
    public async Task<LivingSchool> OpenAsync()
    {
        Facts = new SchoolFacts { Title = "Школа", TimeZone = Zone, SferumAdministrator = Account("head") };
        Roster.Staff.AddRange([Staff("head", PositionType.Administration), Staff("olga"), Staff("petr"), Staff("cook", PositionType.ServiceStaff)]);
        Roster.Classes.AddRange([SchoolClass("5a", "5 А", "olga"), SchoolClass("6b", "6 Б")]);
        Roster.Students.AddRange([Student("ivan", "5a"), Student("anna", "5a"), Student("lev", "6b")]);
        Roster.Parents.AddRange([Parent("mama", "ivan", "anna"), Parent("papa", "ivan"), Parent("lena", "lev")]);
        Roster.Groups.Add(new RosterGroup { Group = Group("15"), Title = "15", Subject = "Английский язык", SchoolClasses = { Class("5a") }, Teacher = Account("petr") });
        // The first call that cold processes get, on a machine with more of them than cores: it may take long, and be answered before it is carried out.
        var import = await Clients.Rosters.ReplaceRosterAsync(Request(), deadline: (TimeProvider.System.GetUtcNow() + Cold).UtcDateTime);
        await Eventually.ReadAsync(() => Clients.Rosters.GetRosterImportAsync(new() { Name = import.Name }).ResponseAsync, seen => seen.State == RosterImportState.Applied, Soon);
        return this;
    }

    public RosterStaff Staff(string person, PositionType position = PositionType.TeachingStaff) =>
        new() { Account = Account(person), FullName = NameOf(person), PositionType = position };

    public RosterClass SchoolClass(string schoolClass, string title, string? homeroom = null) =>
        new() { SchoolClass = Class(schoolClass), Title = title, HomeroomTeacher = homeroom is null ? "" : Account(homeroom) };

    public RosterStudent Student(string person, string schoolClass) => new() { Account = Account(person), FullName = NameOf(person), SchoolClass = Class(schoolClass) };

    public RosterParent Parent(string person, params string[] children) =>
        new() { Account = Account(person), FullName = NameOf(person), Children = { children.Select(Account) } };

    public static PersonName NameOf(string person) => new() { FamilyName = "Ёлкина", GivenName = person };

    /// <summary>Imports the roster as it is now.</summary>
    public Task<RosterImport> ImportAsync() => Clients.Rosters.ReplaceRosterAsync(Request()).ResponseAsync;

    public ReplaceRosterRequest Request() => new() { School = Name, RequestId = NextRequest(), Facts = Facts, Roster = Roster };

    /// <summary>Tells of changes; all of them must be applied.</summary>
    public async Task ApplyAsync(params RosterChange[] changes)
    {
        Assert.All(await TellAsync(changes), outcome => Assert.True(outcome.Applied, $"{outcome.Id}: {outcome.Error}"));
    }

    /// <summary>Tells of changes, each under an id of its own.</summary>
    public async Task<IReadOnlyList<RosterChangeOutcome>> TellAsync(params RosterChange[] changes)
    {
        foreach (var change in changes.Where(change => change.Id.Length == 0))
        {
            change.Id = NextRequest();
        }

        return (await Clients.Rosters.ApplyRosterChangesAsync(new ApplyRosterChangesRequest { School = Name, RequestId = NextRequest(), Changes = { changes } })).Outcomes;
    }

    /// <summary>Links people to new demo people through the service's own pages.</summary>
    public async Task LinkAsync(params string[] people)
    {
        foreach (var person in people)
        {
            var demo = await Sandbox.AddPersonAsync(person, "Ёлкина");
            var begun = await Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = Account(person), RequestId = NextRequest() });
            var outcome = await Sandbox.ApproveAsync(new Uri(begun.StartUri), $"{demo.UserId}");
            Assert.True(outcome.Ok, $"{outcome.FinalStatus} {outcome.Error} {outcome.Text}");
            _users[person] = outcome.UserId;
        }
    }

    /// <summary>Links somebody once more to the same demo person: whoever becomes Sferum administrator has to.</summary>
    public async Task LinkAgainAsync(string person)
    {
        var begun = await Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = Account(person), RequestId = NextRequest() });
        var outcome = await Sandbox.ApproveAsync(new Uri(begun.StartUri), $"{_users[person]}");
        Assert.True(outcome.Ok, $"{outcome.FinalStatus} {outcome.Error} {outcome.Text}");
    }

    /// <summary>Links somebody to the demo person that was another's; false when that profile is not free.</summary>
    public async Task<bool> TryLinkAsAsync(string person, string former)
    {
        var begun = await Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = Account(person), RequestId = NextRequest() });
        var outcome = await Sandbox.ApproveAsync(new Uri(begun.StartUri), $"{_users[former]}");
        if (outcome.Ok)
        {
            _users.Remove(former);
            _users[person] = outcome.UserId;
        }

        return outcome.Ok;
    }

    /// <summary>Whether the tokens of the school's Sferum administrator are here.</summary>
    public async Task<bool> IsLinkedAsAdministratorAsync(string person)
    {
        var link = await Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = Account(person) });
        return link.State == LinkState.Linked && link.AdministratorOf.Contains(Name);
    }

    /// <summary>Finds out as whom somebody is linked, after a walk of which the end was not heard.</summary>
    /// <exception cref="RpcException">Unavailable: not linked, so that the walk is to be made again.</exception>
    public async Task RecallLinkAsync(string person)
    {
        var link = await Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = Account(person) });
        if (link.State != LinkState.Linked)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "not linked"));
        }

        _users[person] = long.Parse(link.ProfileId, CultureInfo.InvariantCulture);
    }

    /// <summary>Saves a new chat, with these people beyond the draft's; that some are not linked is accepted.</summary>
    public Task<Chat> CreateAsync(Chat chat, params string[] people) => Clients.Chats.CreateChatAsync(new CreateChatRequest
    {
        Parent = Name,
        Chat = chat,
        SetMembers = { people.Select(person => new ChatMemberInput { Account = Account(person) }) },
        AcceptUnlinked = true,
        RequestId = NextRequest(),
    }).ResponseAsync;

    /// <summary>Saves a changed chat.</summary>
    public Task<Chat> UpdateAsync(Chat chat, string[]? set = null, string[]? remove = null, string title = "", string etag = "", bool accept = true)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return Clients.Chats.UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = chat.Name, Title = title, Etag = etag },
            SetMembers = { (set ?? []).Select(person => new ChatMemberInput { Account = Account(person) }) },
            RemoveMembers = { (remove ?? []).Select(Account) },
            AcceptUnlinked = accept,
            RequestId = NextRequest(),
        }).ResponseAsync;
    }

    public async Task<Chat> ChatAsync(string title, string actor = "")
    {
        var page = await Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = Name, PageSize = 500, ActingAccount = actor.Length == 0 ? "" : Account(actor) });
        return Assert.Single(page.Chats, chat => chat.Title == title);
    }

    public async Task<IReadOnlyList<ChatMember>> MembersAsync(string chat) =>
        (await Clients.Chats.ListChatMembersAsync(new ListChatMembersRequest { Parent = chat, PageSize = 500 })).Members;

    public async Task<ChatMember> MemberAsync(string title, string person) =>
        Assert.Single(await MembersAsync((await ChatAsync(title)).Name), member => member.Account == Account(person));

    /// <summary>Both sides come to show just these people in a chat: words with blanks between them, in any order; <c>*</c> behind somebody means an administrator of the chat.</summary>
    /// <param name="title">The chat's title on both sides.</param>
    /// <param name="registry">Members in the registry.</param>
    /// <param name="there">Members on the Sferum side; null: the chat is not looked at there.</param>
    /// <param name="patience">How soon; <see cref="Soon"/> if left out.</param>
    public async Task ShowsAsync(string title, string registry, string? there, TimeSpan? patience = null)
    {
        await Eventually.ReadAsync(() => RegistryAsync(title), seen => seen == Sorted(registry), patience ?? Soon, what: $"«{title}» in the registry: {Sorted(registry)}");
        if (there is not null)
        {
            await Eventually.ReadAsync(() => ThereAsync(title), seen => seen == Sorted(there), patience ?? Soon, what: $"«{title}» on the Sferum side: {Sorted(there)}");
        }
    }

    /// <summary>The chats of this school on the Sferum side.</summary>
    public async Task<IReadOnlyList<SandboxChat>> ChatsThereAsync()
    {
        var own = _users.Values.ToHashSet();
        return [.. (await Sandbox.WorldAsync()).LiveChats.Where(chat => chat.Members.Any(member => own.Contains(member.UserId)))];
    }

    /// <summary>Who made a chat on the Sferum side; nobody there can take the maker's rights away.</summary>
    public async Task<string> MakerAsync(string title, TimeSpan? patience = null)
    {
        var made = await Eventually.ReadAsync(
            ChatsThereAsync,
            chats => chats.Any(chat => chat.Title == title),
            patience ?? Soon,
            chats => string.Join(", ", chats.Select(chat => chat.Title)),
            what: $"«{title}» on the Sferum side");
        return _users.Single(user => user.Value == made.Single(chat => chat.Title == title).OwnerId).Key;
    }

    public async Task<string> RegistryAsync(string title)
    {
        var page = await Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = Name, PageSize = 500 });
        if (page.Chats.SingleOrDefault(chat => chat.Title == title) is not { } found)
        {
            return NoChat;
        }

        return Sorted(string.Join(' ', (await MembersAsync(found.Name)).Select(member => Person(member.Account) + (member.Role == MemberRole.Administrator ? "*" : ""))));
    }

    public async Task<string> ThereAsync(string title)
    {
        var people = _users.ToDictionary(user => user.Value, user => user.Key);
        return (await ChatsThereAsync()).SingleOrDefault(chat => chat.Title == title) is { } found
            ? Sorted(string.Join(' ', found.Members.Select(member => people.GetValueOrDefault(member.UserId, $"stranger-{member.UserId}") + (member.Role == "member" ? "" : "*"))))
            : NoChat;
    }

    /// <summary>For a failure's message: this school's chats on the Sferum side, what was done there last, and what the service wrote of it.</summary>
    public async Task<IReadOnlyList<string>> TraceAsync()
    {
        var people = _users.ToDictionary(user => user.Value, user => user.Key);
        var chats = (await ChatsThereAsync()).Select(chat => $"chat {chat.Id} «{chat.Title}»: {string.Join(' ', chat.Members.Select(member => people.GetValueOrDefault(member.UserId, "-") + (member.Role == "member" ? "" : "*")))}");
        var done = (await Sandbox.LedgerAsync()).Where(entry => people.ContainsKey(entry.User)).TakeLast(TracedEffects).Select(entry => $"{entry.Time:HH:mm:ss.fff} {people[entry.User]} {entry.Method} {entry.Effect}");
        return [.. chats, .. done, .. deployment.Service.Output.Where(line => line.Contains(id, StringComparison.Ordinal)).TakeLast(TracedLines)];
    }

    /// <summary>Kills the service and starts it again on its ports and data.</summary>
    public async Task KillAndStartAsync()
    {
        await deployment.Service.KillAsync();
        await deployment.Service.StartAgainAsync();
    }

    /// <summary>A call is refused for just this reason.</summary>
    public static async Task<RpcException> RefusedAsync(Func<Task> call, ErrorReason reason)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(reason, error.Reason());
        return error;
    }

    private static string Sorted(string people) => string.Join(' ', people.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
