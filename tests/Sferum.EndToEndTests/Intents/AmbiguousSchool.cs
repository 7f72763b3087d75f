using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Intents;

/// <summary>A school that knows whom it wants where, and counts what it asks for.</summary>
internal sealed class AmbiguousSchool(ServiceClients clients, SandboxClient sandbox, int number, int students, int chatsByHand)
{
    private const int Conferences = 4;

    private readonly string _id = $"intents-{number}";
    private readonly Dictionary<string, long> _users = [];
    private readonly HashSet<string> _blocked = [];
    private readonly List<string> _conferences = [];

    public string Name => $"schools/{_id}";

    private string Head => Account("head");

    public long Administrator => _users[Head];

    /// <summary>Chats made, additions, removals, starts and ends of calls.</summary>
    public int Intents { get; private set; }

    private IEnumerable<string> Students => Enumerable.Range(1, students).Select(student => Account($"s{student}"));

    /// <summary>Everybody but the administrator is linked: nothing is asked of the Sferum side yet.</summary>
    public async Task OpenAsync()
    {
        await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = Name,
            RequestId = "open",
            Facts = new SchoolFacts { Title = _id, TimeZone = Daytime.Zone(TimeProvider.System), SferumAdministrator = Head },
            Roster = new RosterSnapshot
            {
                Staff = { new RosterStaff { Account = Head, FullName = Somebody, PositionType = PositionType.Administration } },
                Classes = { new RosterClass { SchoolClass = $"{Name}/classes/c", Title = Title(0) } },
                Students = { Students.Select(student => new RosterStudent { Account = student, FullName = Somebody, SchoolClass = $"{Name}/classes/c" }) },
            },
        });
        for (var chat = 1; chat <= chatsByHand; chat++)
        {
            await clients.Chats.CreateChatAsync(new CreateChatRequest
            {
                Parent = Name,
                RequestId = $"chat-{chat}",
                Chat = new Chat { Type = ChatType.Other, Title = Title(chat) },
                SetMembers = { Students.Select(student => new ChatMemberInput { Account = student }) },
                AcceptUnlinked = true,
            });
        }

        foreach (var student in Students)
        {
            await LinkAsync(student);
        }

        // The teachers' chat and the parents' chat have nobody but the administrator.
        Intents += 3 + chatsByHand + (students * (1 + chatsByHand));
    }

    /// <summary>The administrator links: all of it is asked for now.</summary>
    public Task LinkAdministratorAsync() => LinkAsync(Head);

    /// <summary>A quarter of the students is blocked.</summary>
    public async Task BlockAsync()
    {
        foreach (var student in Students.Take(students / 4))
        {
            _blocked.Add(student);
        }

        var outcomes = (await clients.Rosters.ApplyRosterChangesAsync(new ApplyRosterChangesRequest
        {
            School = Name,
            RequestId = "block",
            Changes = { _blocked.Select(student => new RosterChange { Id = student["accounts/".Length..], PersonBlocked = new PersonBlocked { Account = student } }) },
        })).Outcomes;
        Assert.All(outcomes, outcome => Assert.True(outcome.Applied));
        Intents += _blocked.Count * (1 + chatsByHand);
    }

    /// <summary>Conferences that begin in some seconds.</summary>
    public async Task PlanAsync()
    {
        var schedule = LocalSchedule.In(Daytime.Zone(TimeProvider.System), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(30));
        var chats = (await clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = Name, PageSize = 500 })).Chats;
        foreach (var chat in chats.Where(chat => chat.Type is ChatType.Other or ChatType.Class).Take(Conferences))
        {
            var conference = await clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
            {
                Parent = Name,
                RequestId = $"conference-{_conferences.Count}",
                Conference = new Conference
                {
                    Type = ConferenceType.VideoCall,
                    Title = "Час",
                    Chat = chat.Name,
                    Date = schedule.Date,
                    LocalStart = schedule.StartTime,
                    LocalEnd = schedule.EndTime,
                },
            });
            _conferences.Add(conference.Name);
        }

        Intents += _conferences.Count;
    }

    public async Task EndAsync()
    {
        foreach (var conference in _conferences)
        {
            await clients.Conferences.EndConferenceAsync(new EndConferenceRequest { Name = conference, RequestId = "end", ActingAccount = Head });
        }

        Intents += _conferences.Count;
    }

    public async Task<bool> AreAllAsync(ConferenceState state)
    {
        foreach (var conference in _conferences)
        {
            if ((await clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = conference })).State != state)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is not as wanted on the Sferum side, in words.</summary>
    public IEnumerable<string> Differences(SandboxWorld world)
    {
        var own = world.LiveChats.Where(chat => chat.OwnerId == Administrator).ToArray();
        long[] everybody = [.. Students.Where(student => !_blocked.Contains(student)).Select(student => _users[student]), Administrator];
        foreach (var title in Enumerable.Range(0, 1 + chatsByHand).Select(Title))
        {
            var there = own.Where(chat => chat.Title == title).ToArray();
            if (there is not [var chat])
            {
                yield return $"{there.Length} chats «{title}»";
            }
            else if (!chat.Members.Select(member => member.UserId).ToHashSet().SetEquals(everybody))
            {
                yield return $"«{title}» has {chat.Members.Count} members instead of {everybody.Length}";
            }
        }

        if (own.Length != 3 + chatsByHand)
        {
            yield return $"{Name} has {own.Length} chats";
        }
    }

    /// <summary>Calls of this school's conferences that are open and stand in no list.</summary>
    public async Task<IEnumerable<string>> UnlistedCallsAsync(SandboxWorld world, IReadOnlyList<LedgerEntry> ledger)
    {
        var listed = (await clients.Operations.ListOrphanCallsAsync(new ListOrphanCallsRequest { School = Name, PageSize = 500 })).OrphanCalls.Count;
        var started = ledger.Count(entry => entry.User == Administrator && entry.Effect.Kind == "call_started");
        var open = world.Calls.Count(call => call.StarterId == Administrator && call.FinishedAt is null);
        return started - _conferences.Count > listed || open > listed
            ? [$"{Name}: {started} calls for {_conferences.Count} conferences, {open} of them open, {listed} listed"]
            : [];
    }

    private static PersonName Somebody => new() { FamilyName = "Ёлкина", GivenName = "Анна" };

    private string Account(string person) => $"accounts/{_id}-{person}";

    private string Title(int chat) => chat == 0 ? $"{_id} А" : $"{_id} {chat}";

    private async Task LinkAsync(string account)
    {
        var person = await sandbox.AddPersonAsync(account["accounts/".Length..], "Ёлкина");
        var begun = await clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = account, RequestId = "link" });
        var outcome = await sandbox.ApproveAsync(new Uri(begun.StartUri), $"{person.UserId}");
        Assert.True(outcome.Ok, $"{outcome.FinalStatus} {outcome.Error} {outcome.Text}");
        _users[account] = outcome.UserId;
    }
}
