using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>Where a call is opened: by whom, and in which chat of the Sferum side.</summary>
/// <param name="Trouble">What keeps it from being opened; None when nothing does.</param>
/// <param name="Administrator">The school's Sferum chats administrator.</param>
/// <param name="PlatformChat">The chat there; null when it is not there.</param>
internal sealed record CallSite(ConferenceTrouble Trouble, AccountId Administrator, string? PlatformChat)
{
    /// <summary>The site that a chat gives, before it is known whether its administrator is linked.</summary>
    public static CallSite Of(Outcome<ChatSeat> seat) => seat switch
    {
        { IsRefused: true } or { Value.Life: ChatLife.Deleted } => Closed(ConferenceTrouble.ChatDeleted),
        { Value.Life: not ChatLife.Open } => Closed(ConferenceTrouble.ChatClosed),
        { Value: { SferumAdministrator: { } administrator } chat } => new(ConferenceTrouble.None, administrator, chat.PlatformChat),
        _ => Closed(ConferenceTrouble.SchoolWithoutAdministrator),
    };

    /// <summary>The same site, now that it is known where the administrator's link stands.</summary>
    public CallSite With(Outcome<LinkStanding> standing) => standing.Value?.State switch
    {
        LinkState.Linked => this,
        LinkState.Broken => this with { Trouble = ConferenceTrouble.AdministratorLinkBroken },
        _ => this with { Trouble = ConferenceTrouble.AdministratorNotLinked },
    };

    private static CallSite Closed(ConferenceTrouble trouble) => new(trouble, default, null);
}
