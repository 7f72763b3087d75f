using System.Runtime.CompilerServices;
using System.Text.Json;
using Sferum.Testing.Waiting;

namespace Sferum.Testing.Sandbox;

/// <summary>The sandbox's own surface, read and driven by a test; and its VK API, called as any token's owner would.</summary>
public sealed class SandboxClient(Uri address) : IDisposable
{
    private readonly SandboxJson json = new(address);

    /// <summary>The number of the last effect; answers as soon as the sandbox does.</summary>
    public async Task<long> LastSeqAsync() => (await json.GetAsync<Health>("/sandbox/health")).LastSeq;

    /// <summary>Everything.</summary>
    public Task<SandboxWorld> WorldAsync() => json.GetAsync<SandboxWorld>("/sandbox/world");

    /// <summary>The demo people.</summary>
    public Task<IReadOnlyList<SandboxPerson>> PeopleAsync() => ItemsAsync<SandboxPerson>("/sandbox/people");

    /// <summary>Chats, also those that everybody has left.</summary>
    /// <param name="title">Only those of just this title.</param>
    public Task<IReadOnlyList<SandboxChat>> ChatsAsync(string? title = null) =>
        ItemsAsync<SandboxChat>(title is null ? "/sandbox/chats" : $"/sandbox/chats?title={Uri.EscapeDataString(title)}");

    /// <summary>Calls, also finished ones.</summary>
    public Task<IReadOnlyList<SandboxCall>> CallsAsync() => ItemsAsync<SandboxCall>("/sandbox/calls");

    /// <summary>Requests by token.</summary>
    public Task<IReadOnlyList<SandboxTraffic>> TrafficAsync() => ItemsAsync<SandboxTraffic>("/sandbox/traffic");

    /// <summary>Faults that wait for their calls.</summary>
    public Task<IReadOnlyList<SandboxFault>> FaultsAsync() => ItemsAsync<SandboxFault>("/sandbox/faults");

    /// <summary>All effects after a number, over all pages.</summary>
    /// <param name="after">0 for all since the file began.</param>
    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(long after = 0)
    {
        var entries = new List<LedgerEntry>();
        for (var more = true; more;)
        {
            var page = await json.GetAsync<LedgerPage>($"/sandbox/ledger?after={after}&limit=10000");
            entries.AddRange(page.Items);
            (after, more) = (page.Last, page.More);
        }

        return entries;
    }

    /// <summary>An access token without a browser.</summary>
    /// <param name="user">User id.</param>
    public async Task<string> TokenAsync(long user) =>
        (await json.PostAsync<Token>("/sandbox/tokens", new { UserId = user })).AccessToken;

    /// <summary>Calls a VK method and gives the whole envelope: <c>response</c> or <c>error</c>.</summary>
    /// <param name="token">Access token.</param>
    /// <param name="method">Method, say <c>messages.createChat</c>.</param>
    /// <param name="parameters">Its parameters, without <c>v</c>.</param>
    public Task<JsonElement> CallAsync(string token, string method, params (string Name, object Value)[] parameters) =>
        json.PostFormAsync($"/method/{method}", [
            KeyValuePair.Create("v", "5.199"),
            KeyValuePair.Create("access_token", token),
            .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, FormattableString.Invariant($"{parameter.Value}"))),
        ]);

    /// <summary>Lets the next calls go wrong.</summary>
    /// <param name="fault">How.</param>
    public Task AddFaultAsync(SandboxFault fault) => json.PostAsync<SandboxFault>("/sandbox/faults", fault);

    /// <summary>Forgets all faults.</summary>
    public Task ClearFaultsAsync() => json.SendAsync(HttpMethod.Delete, "/sandbox/faults");

    /// <summary>Does with an address what a demo person's browser would do: agree, and confirm.</summary>
    /// <param name="start">The service's start page, or VK ID's <c>/authorize</c>.</param>
    /// <param name="person">User id, phone, mail or name.</param>
    /// <param name="deny">True to press «Отмена» instead.</param>
    public Task<ApproveOutcome> ApproveAsync(Uri start, string person, bool deny = false) =>
        json.PostAsync<ApproveOutcome>("/sandbox/approve", new { Address = start, Person = person, Deny = deny }, 422);

    /// <summary>One more demo person.</summary>
    /// <param name="firstName">Given name.</param>
    /// <param name="lastName">Surname.</param>
    /// <param name="profile">Whether with an educational profile.</param>
    public Task<SandboxPerson> AddPersonAsync(string firstName, string lastName, bool profile = true) =>
        json.PostAsync<SandboxPerson>("/sandbox/people", new { FirstName = firstName, LastName = lastName, Profile = profile });

    /// <summary>Whether a user's settings refuse being added to chats (981).</summary>
    /// <param name="user">User id.</param>
    /// <param name="isPrivate">True to refuse.</param>
    public Task SetPrivacyAsync(long user, bool isPrivate) => json.PostAsync<object>($"/sandbox/people/{user}/flags", new { Privacy = isPrivate });

    /// <summary>Opens a call's link as a demo person.</summary>
    /// <param name="call">Call id.</param>
    /// <param name="user">User id.</param>
    public Task JoinCallAsync(string call, long user) => json.PostAsync<SandboxCall>($"/sandbox/calls/{call}/participants", new { UserId = user });

    /// <summary>The world begins again with the demo people.</summary>
    public Task ResetAsync() => json.SendAsync(HttpMethod.Post, "/sandbox/reset");

    /// <summary>Waits until the world is so, and gives it as it was then.</summary>
    /// <param name="condition">What to wait for.</param>
    /// <param name="deadline">How long at most.</param>
    /// <param name="what">The condition in words; its source text if left out.</param>
    /// <exception cref="TimeoutException">It was not so in time; says what the world was last.</exception>
    public Task<SandboxWorld> WaitForAsync(Func<SandboxWorld, bool> condition, TimeSpan deadline, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Eventually.ReadAsync(WorldAsync, condition, deadline, what: what);

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private async Task<IReadOnlyList<T>> ItemsAsync<T>(string path) => (await json.GetAsync<Listing<T>>(path)).Items;

    private sealed record Health(long LastSeq);

    private sealed record Token(string AccessToken);

    private sealed record Listing<T>(IReadOnlyList<T> Items);

    private sealed record LedgerPage(IReadOnlyList<LedgerEntry> Items, long Last, bool More);
}
