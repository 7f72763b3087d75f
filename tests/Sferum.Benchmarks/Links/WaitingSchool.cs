using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.Benchmarks.Links;

/// <summary>A school whose chats are on the Sferum side and wait for its students, none of whom is linked.</summary>
internal sealed class WaitingSchool(ServiceClients clients, SandboxClient sandbox, string id, int students, int chats)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private string Name => $"schools/{id}";

    public IEnumerable<string> Students => Enumerable.Range(1, students).Select(number => $"accounts/{id}-s{number}");

    private string Head => $"accounts/{id}-head";

    /// <summary>The school's administrator on the Sferum side.</summary>
    public long User { get; private set; }

    public async Task OpenAsync()
    {
        await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = Name,
            RequestId = "open",
            Facts = new SchoolFacts { Title = id, TimeZone = "Europe/Samara", SferumAdministrator = Head },
            Roster = Roster(),
        });
        // The class chat is one of them.
        for (var number = 1; number < chats; number++)
        {
            await clients.Chats.CreateChatAsync(new CreateChatRequest
            {
                Parent = Name,
                RequestId = $"chat-{number}",
                Chat = new Chat { Type = ChatType.Other, Title = $"{id} {number}" },
                SetMembers = { Students.Select(student => new ChatMemberInput { Account = student }) },
                AcceptUnlinked = true,
            });
        }

        User = await LinkAsync(Head);
        await Eventually.ReadAsync(
            async () => (await clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = Name, PageSize = 500 })).Chats,
            all => all.All(chat => chat.PlatformState == ChatPlatformState.InStep),
            Patience);
    }

    /// <summary>Links somebody through the pages; answers the profile.</summary>
    public async Task<long> LinkAsync(string account)
    {
        var person = await sandbox.AddPersonAsync(account["accounts/".Length..], "Ёлкина");
        var begun = await clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = account, RequestId = "link" });
        var outcome = await sandbox.ApproveAsync(new Uri(begun.StartUri), $"{person.UserId}");
        return outcome.Ok ? outcome.UserId : throw new InvalidOperationException($"{account} could not be linked: {outcome.FinalStatus} {outcome.Error} {outcome.Text}");
    }

    private RosterSnapshot Roster() => new()
    {
        Staff = { new RosterStaff { Account = Head, FullName = Somebody, PositionType = PositionType.Administration } },
        Classes = { new RosterClass { SchoolClass = $"{Name}/classes/c", Title = $"{id} А" } },
        Students = { Students.Select(student => new RosterStudent { Account = student, FullName = Somebody, SchoolClass = $"{Name}/classes/c" }) },
    };

    private static PersonName Somebody => new() { FamilyName = "Ёлкина", GivenName = "Анна" };
}
