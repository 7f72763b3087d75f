using Sferum.Grains.Audit;

namespace Sferum.Grains.UserLinks;

/// <summary>What a command changed in a link, for the audit trail: that it is linked, never to whom. The states are those that callers see. Pure.</summary>
internal static class LinkChanges
{
    public static IEnumerable<FieldChange> Of(UserLinkState? before, UserLinkState after, DateTimeOffset now) => FieldChanges.Of("state", Word(before, now), Word(after, now));

    // As the contract has them.
    private static string Word(UserLinkState? state, DateTimeOffset now) => (state is null ? LinkState.NotLinked : UserLinkRules.Seen(state, now)) switch
    {
        LinkState.NotLinked => "NOT_LINKED",
        LinkState.InProgress => "IN_PROGRESS",
        var one => one.ToString().ToUpperInvariant(),
    };
}
