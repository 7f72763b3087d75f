using Sferum.Grains.Platform;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>
/// How the chats are to look, as lines «5 А: head* olga* ivan (anna)»: a star is an administrator; in round brackets is who is not on the Sferum side for want of a link, in square ones who
/// is blocked, in braces who waits for something else, in angle brackets who is on the Sferum side alone. «5 А!: …» is held up, «5 А, closed: …» read-only, «5 А → 6 А: …» has a new title.
/// </summary>
internal sealed class ChatsToSee
{
    private static readonly char[] Marks = ['(', ')', '[', ']', '{', '}', '<', '>', '*'];

    private readonly SortedDictionary<string, (string[] Members, bool HeldUp)> _chats = new(StringComparer.Ordinal);

    /// <summary>These chats look so from now on.</summary>
    public void Change(string lines)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (titles, members) = (line[..line.LastIndexOf(':')], line[(line.LastIndexOf(':') + 1)..]);
            var (old, title) = titles.Split(" → ") is [var before, var after] ? (before, after) : (titles, titles);
            _chats.Remove(old);
            _chats[title.TrimEnd('!')] = (members.Split(' ', StringSplitOptions.RemoveEmptyEntries), title.EndsWith('!'));
        }
    }

    /// <summary>All chats; those held up are so by this trouble.</summary>
    public string ToText(PlatformTrouble trouble) => string.Join('\n', _chats.Select(chat => Line(
        chat.Key,
        chat.Value.Members.Where(member => member[0] is not '<'),
        chat.Value.Members.Where(member => member[0] is not ('(' or '[' or '{')).Select(member => member.Trim('<', '>')),
        chat.Value.HeldUp ? trouble : PlatformTrouble.None)));

    /// <summary>One chat on both sides.</summary>
    public static string Line(string title, IEnumerable<string> members, IEnumerable<string> there, PlatformTrouble trouble) =>
        $"{title}: {InOrder(members)} | {InOrder(there)}{(trouble == PlatformTrouble.None ? "" : $" | {trouble}")}";

    private static string InOrder(IEnumerable<string> members) => string.Join(' ', members.OrderBy(member => member.Trim(Marks), StringComparer.Ordinal));
}
