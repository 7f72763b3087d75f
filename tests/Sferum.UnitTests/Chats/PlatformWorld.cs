using Sferum.Grains.Platform;

namespace Sferum.UnitTests.Chats;

/// <summary>The Sferum side of one administrator, in a few dictionaries, with a fault for each call when one is wanted.</summary>
internal sealed class PlatformWorld(string owner)
{
    private int _last;

    public Dictionary<string, Dictionary<string, bool>> Chats { get; } = [];

    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>Calls that added somebody who was there: never to happen.</summary>
    public List<string> AddedTwice { get; } = [];

    /// <summary>Calls made.</summary>
    public List<PlatformCall> Calls { get; } = [];

    /// <summary>The fate of the next calls.</summary>
    public Func<PlatformCall, Fate> Fates { get; set; } = _ => Fate.Done;

    /// <summary>People whose settings refuse additions.</summary>
    public HashSet<string> Private { get; } = [];

    public LaneAnswer Execute(IReadOnlyList<PlatformCall> calls)
    {
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
            Fate.DoneUnheard or Fate.NotDoneUnheard => PlatformResult.Failed(call is FindChatCall or ReadMembersCall ? PlatformFault.AgainSoon : PlatformFault.Unknown, ""),
            Fate.Throttled => PlatformResult.Failed(PlatformFault.Throttled, "9"),
            Fate.NotEntitled => PlatformResult.Failed(PlatformFault.NotEntitled, "15"),
            _ => PlatformResult.Failed(PlatformFault.AgainSoon, "6"),
        };
    }

    private PlatformResult Do(PlatformCall call) => call switch
    {
        CreateChatCall create => Create(create.Title),
        FindChatCall find => PlatformResult.Done(Titles.FirstOrDefault(title => title.Value == find.Title).Key),
        RenameChatCall rename => In(rename.Chat, _ => Rename(rename)),
        AddMemberCall add => In(add.Chat, members => Add(members, add.User)),
        RemoveMemberCall remove => In(remove.Chat, members => Remove(members, remove.User)),
        SetRoleCall role => In(role.Chat, members => SetRole(members, role)),
        ReadMembersCall read => In(read.Chat, members => Read(members, read.Offset)),
        _ => throw new NotSupportedException(),
    };

    private PlatformResult In(string chat, Func<Dictionary<string, bool>, PlatformResult> act) =>
        Chats.TryGetValue(chat, out var members) ? act(members) : PlatformResult.Failed(PlatformFault.ChatLost, "927");

    private PlatformResult Create(string title)
    {
        var chat = $"chat-{++_last}";
        Chats[chat] = new() { [owner] = true };
        Titles[chat] = title;
        return PlatformResult.Done(chat);
    }

    private PlatformResult Rename(RenameChatCall rename)
    {
        Titles[rename.Chat] = rename.Title;
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

    private static PlatformResult Remove(Dictionary<string, bool> members, string user)
    {
        members.Remove(user);
        return PlatformResult.Done();
    }

    private static PlatformResult SetRole(Dictionary<string, bool> members, SetRoleCall role)
    {
        if (!members.ContainsKey(role.User))
        {
            return PlatformResult.Failed(PlatformFault.Unknown, "935");
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
