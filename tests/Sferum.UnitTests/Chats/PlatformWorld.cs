using Sferum.Grains.Platform;

namespace Sferum.UnitTests.Chats;

/// <summary>
/// The Sferum side in a few dictionaries, with a fault for each call when one is wanted. As on the real one, an account knows a chat by an id of its own, only those in a chat act
/// in it, and only who made a chat may put its administrators out.
/// </summary>
internal sealed class PlatformWorld
{
    private int _last;
    private string _caller = "";

    /// <summary>Members of the chats, by the id that the maker knows, and whether they are administrators.</summary>
    public Dictionary<string, Dictionary<string, bool>> Chats { get; } = [];

    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>Who made each chat.</summary>
    public Dictionary<string, string> Makers { get; } = [];

    /// <summary>Calls that added somebody who was there: never to happen.</summary>
    public List<string> AddedTwice { get; } = [];

    /// <summary>Calls made.</summary>
    public List<PlatformCall> Calls { get; } = [];

    /// <summary>Conversations that somebody deleted, as chat and user.</summary>
    public HashSet<(string Chat, string User)> Deleted { get; } = [];

    /// <summary>The fate of the next calls.</summary>
    public Func<PlatformCall, Fate> Fates { get; set; } = _ => Fate.Done;

    /// <summary>People whose settings refuse additions.</summary>
    public HashSet<string> Private { get; } = [];

    /// <summary>The members of a chat as a user knows it; nobody when it is not there.</summary>
    public IReadOnlyDictionary<string, bool> MembersOf(string user, string chat) => Chats.GetValueOrDefault(Known(user, chat) ?? "") ?? [];

    /// <summary>The title of a chat as a user knows it.</summary>
    public string TitleOf(string user, string chat) => Titles.GetValueOrDefault(Known(user, chat) ?? "", "");

    /// <summary>Calls made with the token of a user.</summary>
    public LaneAnswer Execute(string user, IReadOnlyList<PlatformCall> calls)
    {
        _caller = user;
        Calls.AddRange(calls);
        var results = new List<PlatformResult>();
        foreach (var call in calls)
        {
            results.Add(results.Count > 0 && results[^1].Fault is not (PlatformFault.None or PlatformFault.MemberRefused)
                ? PlatformResult.Failed(PlatformFault.AgainSoon, "skipped")
                : Answer(call));
        }

        return new LaneAnswer(results, PlatformTrouble.None, null);
    }

    private static bool IsRead(PlatformCall call) => call is FindChatCall or ReadMembersCall or ReadChatCall or InviteLinkCall;

    private PlatformResult Answer(PlatformCall call)
    {
        var fate = Fates(call);
        if (fate == Fate.Lost)
        {
            Chats.Clear();
            Titles.Clear();
        }

        var result = fate is Fate.Done or Fate.DoneUnheard or Fate.Lost ? Do(call) : null;
        return fate switch
        {
            Fate.Done or Fate.Lost => result!,
            Fate.DoneUnheard or Fate.NotDoneUnheard => PlatformResult.Failed(IsRead(call) ? PlatformFault.AgainSoon : PlatformFault.Unknown, ""),
            Fate.Throttled => PlatformResult.Failed(PlatformFault.Throttled, "9"),
            Fate.NotEntitled => PlatformResult.Failed(PlatformFault.NotEntitled, "15"),
            _ => PlatformResult.Failed(PlatformFault.AgainSoon, "6"),
        };
    }

    private PlatformResult Do(PlatformCall call) => call switch
    {
        CreateChatCall create => Create(create.Title),
        FindChatCall find => PlatformResult.Done(
            Titles.Where(title => title.Value == find.Title && Chats[title.Key].ContainsKey(_caller)).Select(title => IdFor(_caller, title.Key)).FirstOrDefault()),
        JoinByLinkCall join => Join(join.Link),
        RenameChatCall rename => In(rename.Chat, (chat, _) => Rename(chat, rename.Title)),
        AddMemberCall add => In(add.Chat, (_, members) => Add(members, add.User)),
        RemoveMemberCall remove => In(remove.Chat, (chat, members) => Remove(chat, members, remove.User)),
        SetRoleCall role => In(role.Chat, (chat, members) => SetRole(chat, members, role)),
        ReadMembersCall read => In(read.Chat, (_, members) => Read(members, read.Offset)),
        ReadChatCall read => In(read.Chat, (chat, members) => PlatformResult.Done() with { Title = Titles[chat], TotalMembers = members.Count }),
        InviteLinkCall invite => In(invite.Chat, (chat, _) => PlatformResult.Done(link: $"link-{chat}")),
        DeleteConversationCall delete => Delete(delete.Chat),
        _ => throw new NotSupportedException(),
    };

    private string IdFor(string user, string chat) => Makers[chat] == user ? chat : $"{chat}@{user}";

    private string? Known(string user, string id) => Chats.Keys.FirstOrDefault(chat => IdFor(user, chat) == id);

    private PlatformResult In(string id, Func<string, Dictionary<string, bool>, PlatformResult> act) =>
        Known(_caller, id) is { } chat && Chats[chat].ContainsKey(_caller) ? act(chat, Chats[chat]) : PlatformResult.Failed(PlatformFault.ChatLost, "927");

    private PlatformResult Create(string title)
    {
        var chat = $"chat-{++_last}";
        (Chats[chat], Titles[chat], Makers[chat]) = (new() { [_caller] = true }, title, _caller);
        return PlatformResult.Done(chat);
    }

    private PlatformResult Join(string link)
    {
        if (Chats.Keys.FirstOrDefault(chat => $"link-{chat}" == link) is not { } found)
        {
            return PlatformResult.Failed(PlatformFault.AgainSoon, "917");
        }

        return Chats[found].TryAdd(_caller, false) ? PlatformResult.Done(IdFor(_caller, found)) : PlatformResult.Done();
    }

    private PlatformResult Delete(string id)
    {
        if (Known(_caller, id) is { } chat)
        {
            Deleted.Add((chat, _caller));
        }

        return PlatformResult.Done();
    }

    private PlatformResult Rename(string chat, string title)
    {
        Titles[chat] = title;
        return PlatformResult.Done();
    }

    private PlatformResult Add(Dictionary<string, bool> members, string user)
    {
        if (Private.Contains(user))
        {
            return PlatformResult.Failed(PlatformFault.MemberRefused, "981") with { Refusal = MemberRefusal.Privacy };
        }

        if (members.TryAdd(user, false))
        {
            return PlatformResult.Done();
        }

        AddedTwice.Add(user);
        return PlatformResult.Failed(PlatformFault.Unknown, "15");
    }

    private PlatformResult Remove(string chat, Dictionary<string, bool> members, string user)
    {
        var mayRemove = _caller == user || _caller == Makers[chat] || (members[_caller] && !members.GetValueOrDefault(user));
        if (!mayRemove)
        {
            return PlatformResult.Failed(PlatformFault.MemberRefused, "925");
        }

        members.Remove(user);
        return PlatformResult.Done();
    }

    private PlatformResult SetRole(string chat, Dictionary<string, bool> members, SetRoleCall role)
    {
        if (!members.ContainsKey(role.User))
        {
            return PlatformResult.Failed(PlatformFault.Unknown, "935");
        }

        if (!members[_caller] || (role.User == Makers[chat] && !role.Administrator))
        {
            return PlatformResult.Failed(PlatformFault.MemberRefused, "925");
        }

        members[role.User] = role.Administrator;
        return PlatformResult.Done();
    }

    private static PlatformResult Read(Dictionary<string, bool> members, int offset) => new()
    {
        Fault = PlatformFault.None,
        TotalMembers = members.Count,
        Members = [.. members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Skip(offset).Take(1000).Select(pair => new PlatformMember(pair.Key, pair.Value))],
    };
}

/// <summary>What becomes of a call.</summary>
internal enum Fate
{
    Done,
    DoneUnheard,
    NotDoneUnheard,
    AgainSoon,
    Throttled,
    NotEntitled,
    Lost,
}
