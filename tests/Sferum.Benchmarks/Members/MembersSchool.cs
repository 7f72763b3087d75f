using System.Diagnostics;
using Sferum.Testing.Processes;
using Sferum.V1;

namespace Sferum.Benchmarks.Members;

/// <summary>A school of many students, and chats by hand of as many of them as wanted. Nobody is linked.</summary>
internal sealed class MembersSchool(ServiceClients clients, int students)
{
    private const string Name = "schools/members";
    private const int ClassSize = 30;
    private static readonly PersonName Somebody = new() { FamilyName = "Ёлкина", GivenName = "Анна" };
    private static readonly string[] _staff = ["head", "guest"];
    private int _requests;

    public async Task OpenAsync()
    {
        var roster = new RosterSnapshot();
        roster.Staff.AddRange(_staff.Select(staff => new RosterStaff { Account = Account(staff), FullName = Somebody, PositionType = PositionType.Administration }));
        for (var i = 0; i < students; i++)
        {
            if (i % ClassSize == 0)
                roster.Classes.Add(new RosterClass { SchoolClass = Class(i), Title = $"{i / ClassSize}" });
            roster.Students.Add(new RosterStudent { Account = Account($"s{i}"), FullName = Somebody, SchoolClass = Class(i) });
        }

        await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = Name,
            RequestId = "open",
            Facts = new SchoolFacts { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = Account("head") },
            Roster = roster,
        });
    }

    /// <summary>A chat of the administrator and so many students.</summary>
    public async Task<string> CreateAsync(string title, int members)
    {
        var chat = await clients.Chats.CreateChatAsync(new CreateChatRequest
        {
            Parent = Name,
            Chat = new Chat { Type = ChatType.Other, Title = title },
            SetMembers = { Enumerable.Range(0, members).Select(i => new ChatMemberInput { Account = Account($"s{i}") }) },
            AcceptUnlinked = true,
            RequestId = $"create-{members}",
        });
        return chat.Name;
    }

    /// <summary>Adds and removes a guest by turns; answers how long that took.</summary>
    public async Task<TimeSpan> ToggleAsync(string chat, int changes)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < changes; i++)
        {
            var request = new UpdateChatRequest { Chat = new Chat { Name = chat }, AcceptUnlinked = true, RequestId = $"toggle-{++_requests}" };
            if (i % 2 == 0)
                request.SetMembers.Add(new ChatMemberInput { Account = Account("guest") });
            else
                request.RemoveMembers.Add(Account("guest"));
            await clients.Chats.UpdateChatAsync(request);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static string Account(string person) => $"accounts/members-{person}";

    private static string Class(int student) => $"{Name}/classes/c{student / ClassSize}";
}
