using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>A chat that changes hands.</summary>
internal static class HandOverStory
{
    private const int Students = 4;

    public static readonly AccountId Heir = new("heir");

    /// <summary>A chat that is filled under its first administrator.</summary>
    public static ChatStory Begun(bool wasMember, bool heirLinked = true)
    {
        var story = new ChatStory();
        story.Take(Source(story, Chat.Administrator, wasMember ? [Heir] : []));
        AccountId[] linked = [Chat.Administrator, Chat.Teacher, .. Enumerable.Range(0, Students).Select(Chat.Student), .. heirLinked ? new[] { Heir } : []];
        Array.ForEach(linked, story.Link);
        story.Settle();
        Assert.Equal(wasMember, story.There.ContainsKey(Chat.UserOf(Heir)));
        if (heirLinked)
        {
            story.Link(Heir);
        }

        return story;
    }

    /// <summary>The school names an administrator. Whoever was administrator before is a plain member from then on, or none.</summary>
    public static void Name(ChatStory story, AccountId administrator, bool oldStays = false)
    {
        AccountId[] others = oldStays ? [Heir, Chat.Administrator] : [];
        story.Take(Source(story, administrator, others.Where(other => other != administrator)));
        foreach (var account in new[] { Heir, Chat.Administrator })
        {
            if (story.IsLinked(account))
            {
                story.Link(account, LinkState.Linked, story.UserOf(account), story.IsBlocked(account));
            }
        }
    }

    /// <summary>Who is to be in the chat there.</summary>
    public static IEnumerable<string> Wanted(ChatStory story) =>
        story.State.Members.Where(member => ChatMembers.IsMember(member) && member.Link is { State: LinkState.Linked, Blocked: false }).Select(member => member.Link!.PlatformUser!).Order();

    /// <summary>The heir drives the same chat, with everybody in it who is to be.</summary>
    public static void AssertHandedOver(ChatStory story, string made)
    {
        Assert.Equal(made, Assert.Single(story.World.Chats).Key);
        Assert.Equal((Heir, Chat.UserOf(Heir), $"{made}@{Chat.UserOf(Heir)}"), (story.State.There.Owner!.Value, story.State.There.OwnerUser, story.State.There.Chat));
        Assert.True(story.There[Chat.UserOf(Heir)]);
        Assert.Equal(Wanted(story), story.There.Keys.Order());
        Assert.Equal("5 А", story.World.Titles[made]);
        Assert.Empty(story.World.AddedTwice);
        Assert.Equal((ChatPlatformState.InStep, PlatformTrouble.None), (story.State.Listing.Platform, story.State.Listing.Trouble));
    }

    /// <summary>What the school says of the chat next.</summary>
    public static ChatSource Source(ChatStory story, AccountId administrator, IEnumerable<AccountId> others)
    {
        var source = Chat.Source(story.State.Facts.SourceVersion + 1, Enumerable.Range(0, Students).Select(Chat.Student));
        return source with
        {
            SferumAdministrator = administrator,
            Members = [.. source.Members.Where(member => member.Account != Chat.Administrator), .. others.Select(other => new SourceMember(other, [new Ground(GroundKind.StaffPosition, "")]))],
        };
    }
}
