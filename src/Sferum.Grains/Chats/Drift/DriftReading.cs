using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Drift;

/// <summary>What was read of a chat there.</summary>
/// <param name="Lost">It is not there, or out of reach.</param>
/// <param name="Title">Its title; null: it could not be read.</param>
/// <param name="Users">Who is in it, and whether they are administrators; null: that could not be read.</param>
internal sealed record DriftReading(bool Lost, string? Title, IReadOnlyDictionary<string, bool>? Users)
{
    /// <summary>Whether it says enough to compare with.</summary>
    public bool IsConclusive => Lost || Users is not null;

    /// <summary>Puts the answers of a comparison together.</summary>
    public static DriftReading Of(IReadOnlyList<PlatformResult> results)
    {
        // The title's answer stands behind that of the first page; without the right to read it the members are compared all the same.
        PlatformResult[] pages = [.. results.Where((_, place) => place != 1)];
        var users = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var member in pages.SelectMany(page => page.Members))
        {
            users[member.User] = member.Administrator;
        }

        return new DriftReading(
            results.Any(result => result.Fault == PlatformFault.ChatLost),
            results.Count > 1 && results[1].IsDone ? results[1].Title : null,
            Array.TrueForAll(pages, page => page.IsDone) ? users : null);
    }
}
