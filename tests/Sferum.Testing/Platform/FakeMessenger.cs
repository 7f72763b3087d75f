using System.Collections.Concurrent;
using Sferum.Grains.Platform;

namespace Sferum.Testing.Platform;

/// <summary>
/// A messenger in memory: the second adapter behind the port. Keeps a ledger of every effect and has faults on demand. As on the real one, an account knows a chat by an id of its
/// own, only those in a chat act in it, and only who made a chat may put its administrators out; the maker is an administrator whenever it is in the chat.
/// </summary>
public sealed class FakeMessenger(FakeIdentity identity) : IMessengerPlatform
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FakeChat> _chats = [];
    private readonly Dictionary<string, FakeCall> _calls = [];
    private readonly List<FakeFault> _faults = [];
    private readonly List<(Func<PlatformCall, bool> Match, string Chat, Action<FakeChat> Change)> _meddlers = [];
    private int _lastId;

    /// <summary>Wide by default, so that tests do not wait for the lane's rate.</summary>
    public PlatformLimits Limits { get; set; } = new(RequestsPerSecond: 1_000, CallsPerRequest: 25);

    /// <summary>Every effect, in order.</summary>
    public ConcurrentQueue<FakeEffect> Ledger { get; } = new();

    /// <summary>Requests made, with the number of calls in each.</summary>
    public ConcurrentQueue<int> Requests { get; } = new();

    /// <summary>The next <paramref name="times"/> calls that match fail, before or after their effect.</summary>
    public void FailNext(Func<PlatformCall, bool> match, PlatformFault fault, int times = 1, bool afterEffect = false, string code = "")
    {
        lock (_gate)
        {
            _faults.Add(new FakeFault(match, fault, afterEffect, code) { Left = times });
        }
    }

    /// <summary>No call fails any more.</summary>
    public void Heal()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>A chat by its title; null when there is none.</summary>
    public FakeChat? ChatTitled(string title)
    {
        lock (_gate)
        {
            return _chats.Values.SingleOrDefault(chat => chat.Title == title)?.Copy();
        }
    }

    /// <summary>All chats.</summary>
    public IReadOnlyList<FakeChat> Chats()
    {
        lock (_gate)
        {
            return [.. _chats.Values.Select(chat => chat.Copy())];
        }
    }

    /// <summary>All calls.</summary>
    public IReadOnlyList<FakeCall> Calls()
    {
        lock (_gate)
        {
            return [.. _calls.Values];
        }
    }

    /// <summary>Somebody deletes the chat behind the service's back.</summary>
    public void Lose(string chat)
    {
        lock (_gate)
        {
            _chats.Remove(chat);
        }
    }

    /// <summary>Somebody changes a chat behind the service's back.</summary>
    public void Change(string chat, Action<FakeChat> change)
    {
        lock (_gate)
        {
            change(_chats[chat]);
        }
    }

    /// <summary>Somebody changes a chat behind the service's back right after the next call that matches.</summary>
    public void ChangeAfterNext(Func<PlatformCall, bool> match, string chat, Action<FakeChat> change)
    {
        lock (_gate)
        {
            _meddlers.Add((match, chat, change));
        }
    }

    public async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(
        string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (_gate)
        {
            Requests.Enqueue(calls.Count);
            return identity.UserOf(accessToken) is { } user
                ? [.. calls.Select(call => Meddled(call, Answer(user, call)))]
                : [.. calls.Select(_ => PlatformResult.Failed(PlatformFault.TokenExpired, "5"))];
        }
    }

    private PlatformResult Meddled(PlatformCall call, PlatformResult result)
    {
        var next = _meddlers.FindIndex(meddler => meddler.Match(call));
        if (next >= 0)
        {
            _meddlers[next].Change(_chats[_meddlers[next].Chat]);
            _meddlers.RemoveAt(next);
        }

        return result;
    }

    private PlatformResult Answer(string user, PlatformCall call)
    {
        var fault = _faults.FirstOrDefault(f => f.Left > 0 && f.Match(call));
        if (fault is null)
        {
            return Do(user, call);
        }

        fault.Left--;
        if (fault.AfterEffect)
        {
            Do(user, call);
        }

        return PlatformResult.Failed(fault.Fault, fault.Code);
    }

    private PlatformResult Do(string user, PlatformCall call) => call switch
    {
        CreateChatCall create => Create(user, create),
        FindChatCall find => PlatformResult.Done(_chats.Values.FirstOrDefault(c => c.Members.ContainsKey(user) && c.Title == find.Title)?.IdFor(user)),
        StartCallCall start => Start(start),
        FinishCallCall finish => Finish(finish),
        JoinByLinkCall join => Join(user, join),
        RenameChatCall rename => In(user, rename.Chat, chat => Rename(chat, rename)),
        AddMemberCall add => In(user, add.Chat, chat => Add(chat, add)),
        RemoveMemberCall remove => In(user, remove.Chat, chat => Remove(user, chat, remove)),
        SetRoleCall role => In(user, role.Chat, chat => SetRole(user, chat, role)),
        ReadMembersCall read => In(user, read.Chat, chat => Read(chat, read)),
        ReadChatCall read => In(user, read.Chat, chat => PlatformResult.Done() with { Title = chat.Title, TotalMembers = chat.Members.Count }),
        InviteLinkCall invite => In(user, invite.Chat, chat => PlatformResult.Done(link: $"https://join.invalid/{chat.Id}")),
        DeleteConversationCall delete => Delete(user, delete),
        _ => throw new NotSupportedException(call.GetType().Name),
    };

    private PlatformResult In(string user, string id, Func<FakeChat, PlatformResult> act) =>
        _chats.Values.FirstOrDefault(chat => chat.IdFor(user) == id && chat.Members.ContainsKey(user)) is { } found
            ? act(found) : PlatformResult.Failed(PlatformFault.ChatLost, "927");

    private PlatformResult Create(string user, CreateChatCall create)
    {
        var chat = new FakeChat { Id = $"chat-{++_lastId}", Owner = user, Title = create.Title, Members = { [user] = true } };
        _chats.Add(chat.Id, chat);
        Note("chat_created", chat.Id, create.Title);
        return PlatformResult.Done(chat.Id);
    }

    private PlatformResult Join(string user, JoinByLinkCall join)
    {
        if (_chats.Values.FirstOrDefault(chat => $"https://join.invalid/{chat.Id}" == join.Link) is not { } found)
        {
            return PlatformResult.Failed(PlatformFault.AgainSoon, "917");
        }

        if (!found.Members.TryAdd(user, user == found.Owner))
        {
            return PlatformResult.Done();
        }

        Note("member_joined", found.Id, user);
        return PlatformResult.Done(found.IdFor(user));
    }

    private PlatformResult Delete(string user, DeleteConversationCall delete) =>
        _chats.Values.FirstOrDefault(chat => chat.IdFor(user) == delete.Chat) is { } chat
            ? Note("conversation_deleted", chat.Id, user) : PlatformResult.Done();

    private PlatformResult Rename(FakeChat chat, RenameChatCall rename)
    {
        chat.Title = rename.Title;
        return Note("chat_renamed", chat.Id, rename.Title);
    }

    private PlatformResult Add(FakeChat chat, AddMemberCall add)
    {
        if (!chat.Members.TryAdd(add.User, add.User == chat.Owner))
        {
            Note("member_added_twice", chat.Id, add.User);
            return PlatformResult.Failed(PlatformFault.Unknown, "15");
        }

        return Note("member_added", chat.Id, add.User);
    }

    private PlatformResult Remove(string user, FakeChat chat, RemoveMemberCall remove)
    {
        if (!chat.Members.TryGetValue(remove.User, out var administrator))
        {
            return PlatformResult.Done();
        }

        if (user != remove.User && user != chat.Owner && (administrator || !chat.Members[user]))
        {
            return PlatformResult.Failed(PlatformFault.MemberRefused, "925");
        }

        chat.Members.Remove(remove.User);
        return Note("member_removed", chat.Id, remove.User);
    }

    private PlatformResult SetRole(string user, FakeChat chat, SetRoleCall role)
    {
        if (!chat.Members.ContainsKey(role.User))
        {
            return PlatformResult.Failed(PlatformFault.Unknown, "935");
        }

        if (!chat.Members[user] || (role.User == chat.Owner && !role.Administrator))
        {
            return PlatformResult.Failed(PlatformFault.MemberRefused, "925");
        }

        chat.Members[role.User] = role.Administrator;
        return Note("role_set", chat.Id, $"{role.User} {role.Administrator}");
    }

    private static PlatformResult Read(FakeChat chat, ReadMembersCall read) => new()
    {
        Fault = PlatformFault.None,
        Members = [.. chat.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Skip(read.Offset).Take(1000).Select(m => new PlatformMember(m.Key, m.Value))],
        TotalMembers = chat.Members.Count,
    };

    private PlatformResult Start(StartCallCall start)
    {
        var call = new FakeCall(Guid.NewGuid().ToString(), start.Chat, $"https://calls.invalid/{++_lastId}") { Open = true };
        _calls.Add(call.Id, call);
        Note("call_started", call.Id, start.Chat ?? "");
        return PlatformResult.Done(call.Id, call.Link);
    }

    private PlatformResult Finish(FinishCallCall finish)
    {
        if (_calls.TryGetValue(finish.Call, out var call) && call.Open)
        {
            _calls[finish.Call] = call with { Open = false };
            Note("call_finished", call.Id, "");
        }

        return PlatformResult.Done();
    }

    private PlatformResult Note(string kind, string subject, string detail)
    {
        Ledger.Enqueue(new FakeEffect(kind, subject, detail));
        return PlatformResult.Done();
    }

    private sealed record FakeFault(Func<PlatformCall, bool> Match, PlatformFault Fault, bool AfterEffect, string Code)
    {
        public int Left { get; set; }
    }
}

/// <summary>An effect.</summary>
public sealed record FakeEffect(string Kind, string Subject, string Detail);

/// <summary>A call.</summary>
public sealed record FakeCall(string Id, string? Chat, string Link)
{
    /// <summary>Whether it goes on.</summary>
    public bool Open { get; init; }
}

/// <summary>A chat; the value of a member is whether it is an administrator.</summary>
public sealed class FakeChat
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Title { get; set; }

    public Dictionary<string, bool> Members { get; init; } = [];

    /// <summary>The id by which an account knows the chat.</summary>
    public string IdFor(string user) => user == Owner ? Id : $"{Id}@{user}";

    internal FakeChat Copy() => new() { Id = Id, Owner = Owner, Title = Title, Members = new(Members) };
}
