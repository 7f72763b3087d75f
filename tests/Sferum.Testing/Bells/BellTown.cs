using System.Collections.Concurrent;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.Testing.Bells;

/// <summary>Many schools whose lessons begin in the same second: set up through the service's own calls, several at once.</summary>
public sealed class BellTown
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SandboxProcess sandbox;

    private BellTown(ServiceProcess service, SandboxProcess sandbox) => (Service, this.sandbox) = (service, sandbox);

    public ServiceProcess Service { get; }

    /// <summary>The schools.</summary>
    public IReadOnlyList<BellSchool> Schools { get; private set; } = [];

    /// <summary>A zone in which it is day now.</summary>
    public string Zone { get; } = Daytime.Zone(TimeProvider.System);

    /// <summary>Opens schools that have so many class and parents' chats each, and waits until all chats are on the Sferum side.</summary>
    public static async Task<BellTown> OpenAsync(ServiceProcess service, SandboxProcess sandbox, int schools, int chatsEach)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(sandbox);
        var town = new BellTown(service, sandbox);
        var opened = new ConcurrentBag<BellSchool>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, schools), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => opened.Add(await town.OpenAsync($"bell-{number}", chatsEach)));
        town.Schools = [.. opened.OrderBy(school => school.Name, StringComparer.Ordinal)];
        return town;
    }

    private async Task<BellSchool> OpenAsync(string id, int chats)
    {
        var administrator = $"accounts/{id}-head";
        await Service.Clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = $"schools/{id}",
            RequestId = "open",
            Facts = new SchoolFacts { Title = id, TimeZone = Zone, SferumAdministrator = administrator },
            Roster = Roster(id, (chats + 1) / 2),
        });
        await LinkAsync(administrator);
        var listed = await Eventually.ReadAsync(() => ListAsync($"schools/{id}"), all => all.All(chat => chat.PlatformState == ChatPlatformState.InStep), Patience);
        return new BellSchool($"schools/{id}", administrator, [.. listed.Where(chat => chat.Type != ChatType.Teachers).Take(chats).Select(chat => new BellChat(chat.Name, chat.Title))]);
    }

    private static RosterSnapshot Roster(string id, int classes) => new()
    {
        Staff = { new RosterStaff { Account = $"accounts/{id}-head", FullName = new PersonName { FamilyName = "Ёлкина", GivenName = id }, PositionType = PositionType.Administration } },
        Classes = { Enumerable.Range(1, classes).Select(number => new RosterClass { SchoolClass = $"schools/{id}/classes/c{number}", Title = $"{id} {number}" }) },
    };

    private async Task LinkAsync(string account)
    {
        var person = await sandbox.Client.AddPersonAsync(account["accounts/".Length..], "Ёлкина");
        var begun = await Service.Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = account, RequestId = "link" });
        var outcome = await sandbox.Client.ApproveAsync(new Uri(begun.StartUri), $"{person.UserId}");
        if (!outcome.Ok)
            throw new InvalidOperationException($"{account} could not be linked: {outcome.FinalStatus} {outcome.Error}");
    }

    private async Task<IReadOnlyList<Chat>> ListAsync(string school) =>
        (await Service.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school, PageSize = 500 })).Chats;
}
