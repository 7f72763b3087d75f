using Sferum.Grains.Audit;

namespace Sferum.Grains.UserLinks;

/// <summary>What a command changed in a link, for the audit trail: that it is linked, never to whom. Pure.</summary>
internal static class LinkChanges
{
    public static IEnumerable<FieldChange> Of(UserLinkState? before, UserLinkState after) => FieldChanges.Of("state", StateOf(before), StateOf(after));

    private static LinkState StateOf(UserLinkState? state) => state switch
    {
        { Link.Broken: true } => LinkState.Broken,
        { Link: not null } => LinkState.Linked,
        { Attempt: not null } => LinkState.InProgress,
        _ => LinkState.NotLinked,
    };
}
