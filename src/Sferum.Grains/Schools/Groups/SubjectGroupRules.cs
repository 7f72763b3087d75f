using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Groups;

/// <summary>How a group takes its part of a roster, and how it gets chats (B6, B7).</summary>
internal static class SubjectGroupRules
{
    /// <summary>Chats of one group.</summary>
    public const int MostChats = 10;

    /// <summary>How old the wish of a chat must be before it counts as left behind by a save that never ended.</summary>
    public static TimeSpan Hesitation { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The group after a roster; the same one when that roster is older, or the one that it has. A group that makes its own chat goes on with it when the school no longer wants such chats.
    /// </summary>
    public static SubjectGroupState Apply(SubjectGroupState? state, GroupRoster roster, DateTimeOffset now)
    {
        if (state?.Roster.Version >= roster.Version)
        {
            return state;
        }

        if (state is not null && roster.KeepsPeople)
        {
            return state with { Roster = state.Roster with { Version = roster.Version, SferumAdministrator = roster.SferumAdministrator, Closed = true } };
        }

        var next = state is null ? new SubjectGroupState { Roster = roster } : state with { Roster = roster };
        var own = MintedId.SubjectChat(roster.Group.Group);
        return roster is { MakesChat: true, Closed: false } && next.Chats.All(c => c.Chat != own) && HasRoom(next)
            ? next with { Chats = next.Chats.Add(new GroupChat(own, now, Taken: 0, Gone: false)) }
            : next;
    }

    /// <summary>The group with a chat, or without it; the same one when nothing changes. Refused: NotFound, ChatLimitReached.</summary>
    public static Outcome<SubjectGroupState> Attach(SubjectGroupState? state, ChatId chat, bool attached, DateTimeOffset now)
    {
        if (state is null)
        {
            return Refusal.Of(RefusalReason.NotFound, "group");
        }

        return (attached, state.Chats.FirstOrDefault(c => c.Chat == chat)) switch
        {
            (true, null) when !HasRoom(state) => TooMany(),
            (true, null) => state with { Chats = state.Chats.Add(new GroupChat(chat, now, Taken: 0, Gone: false)) },
            (false, { Gone: false } known) => Without(state, known),
            _ => state,
        };
    }

    /// <summary>Some chats have taken a version.</summary>
    public static SubjectGroupState Taken(SubjectGroupState state, IReadOnlyCollection<ChatId> chats, long version) => state with
    {
        Chats = [.. state.Chats.Select(c => chats.Contains(c.Chat) && c.Taken < version ? c with { Taken = version } : c)],
    };

    /// <summary>Chats whose save may never have ended.</summary>
    public static IReadOnlyList<ChatId> Doubtful(SubjectGroupState state, DateTimeOffset now) =>
        [.. state.Chats.Where(c => !c.Gone && c.Chat != Own(state) && now - c.Since > Hesitation).Select(c => c.Chat)];

    public static GroupSnapshot Snapshot(SubjectGroupState state) => new(state.Roster.Group, state.Roster.StudentCount, state.Roster.Closed)
    {
        Chats = [.. state.Chats.Where(c => !c.Gone).Select(c => c.Chat)],
    };

    private static ChatId Own(SubjectGroupState state) => MintedId.SubjectChat(state.Roster.Group.Group);

    private static bool HasRoom(SubjectGroupState state) => state.Chats.Count(c => !c.Gone) < MostChats;

    private static SubjectGroupState Without(SubjectGroupState state, GroupChat chat) =>
        state with { Chats = chat.Chat == Own(state) ? state.Chats.Replace(chat, chat with { Gone = true }) : state.Chats.Remove(chat) };

    private static Refusal TooMany() => Refusal.Of(RefusalReason.ChatLimitReached) with
    {
        Facts = new Dictionary<string, string> { ["limit"] = MostChats.ToString(CultureInfo.InvariantCulture) },
    };
}
