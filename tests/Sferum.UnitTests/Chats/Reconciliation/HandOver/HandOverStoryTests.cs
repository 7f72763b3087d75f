using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>A chat changes hands: whatever comes in between, it stays one chat, and ends under the new administrator with everybody in it.</summary>
public sealed class HandOverStoryTests
{
    private const int Students = 4;

    private static readonly AccountId Heir = new("heir");

    private static readonly Gen<Blow> Blows = Gen.Select(
        Gen.Int[0, 9], Gen.Frequency((6, Gen.Const(Fate.Done)), (4, Gen.OneOf(Gen.Const(Fate.DoneUnheard), Gen.Const(Fate.NotDoneUnheard), Gen.Const(Fate.AgainSoon), Gen.Const(Fate.Throttled)))).Array[6],
        (kind, fates) => new Blow(kind, fates));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_WhenTheAdministratorChanges_TheHeirDrivesTheSameChat(bool wasMember)
    {
        var story = Begun(wasMember);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Settle();
        AssertHandedOver(story, made);
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(wasMember, story.World.Calls.OfType<FindChatCall>().Any(find => find.Title != story.State.There.WorkingTitle));
        Assert.Null(story.State.Members.Find(Chat.Administrator));
    }

    [Fact]
    public void Settle_WhenTheOldAdministratorStaysAsATeacher_IsAMemberAndKeepsWhatAMakerHas()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir, oldStays: true);
        story.Settle();
        AssertHandedOver(story, made);
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(MemberRole.Member, ChatMembers.RoleOf(story.State.Member(Chat.Administrator)));
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
    }

    [Fact]
    public void Settle_WhenItChangesHandsTwiceAndComesBack_StaysOneChat()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        foreach (var next in new[] { Heir, Chat.Teacher, Chat.Administrator, Heir })
        {
            Name(story, next, oldStays: true);
            story.Settle();
            Assert.Equal((next, made), (story.State.There.Owner, Assert.Single(story.World.Chats).Key));
        }

        AssertHandedOver(story, made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_WhenTheMakerMayNotLeaveForNow_ItsTokensAreHeldUntilItHasLeft(bool entitled)
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        var refused = entitled ? Fate.Throttled : Fate.NotEntitled;
        story.World.Fates = call => call is RemoveMemberCall ? refused : Fate.Done;
        while (story.Step())
        {
        }

        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal([Chat.Administrator], story.Held);
        story.Settle();
        story.Subscribe();
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Empty(story.Held);
    }

    [Fact]
    public void Settle_WhenTheChatWasAskedForWithADeadTokenAndAnotherCame_TheOtherMakesIt()
    {
        var story = new ChatStory();
        story.WithoutTokens.Add(Chat.Administrator);
        story.Take(Source(story, Chat.Administrator, [Heir]));
        Array.ForEach([Chat.Administrator, Heir], story.Link);
        while (story.Step())
        {
        }

        Assert.Equal((Chat.Administrator, PlatformTrouble.AdministratorLinkBroken), (story.State.There.Owner, story.State.Listing.Trouble));
        Name(story, Heir);
        story.Settle();
        Assert.Equal((Heir, 1), (story.State.There.Owner!.Value, story.World.Chats.Count));
        Assert.Equal(PlatformTrouble.None, story.State.Listing.Trouble);
    }

    [Fact]
    public void Settle_WhenAnAdministratorOfTheChatLeavesAfterwards_IsPutOutThoughTheHeirDidNotMakeTheChat()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        story.Settle();
        story.Link(Chat.Teacher, LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Teacher), story.There.Keys);
    }

    [Fact]
    public void Compare_WhenStrangersAreThereAfterwards_TheyArePutOutThoughTheHeirDidNotMakeTheChat()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Settle();
        (story.World.Chats[made]["stranger"], story.World.Chats[made]["administrator"]) = (false, true);
        Assert.Equal(2, story.Compare(repair: true).Count);
        story.Settle();
        AssertHandedOver(story, made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compare_AtEveryStepOfAHandOver_FindsNothingAndHoldsNothingUp(bool wasMember)
    {
        var story = Begun(wasMember);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        for (var i = 0; i < 100 && story.Step(); i++)
        {
            Assert.Empty(story.Compare(repair: true));
        }

        story.Settle();
        AssertHandedOver(story, made);
    }

    [Fact]
    public void Settle_UntilTheHeirIsLinked_TheOldOneGoesOnAndItsTokensAreHeld()
    {
        var story = Begun(wasMember: false, heirLinked: false);
        Name(story, Heir);
        story.Link(Chat.Student(0), LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(0)), story.There.Keys);
        Assert.Equal((Chat.Administrator, PlatformTrouble.None), (story.State.There.Owner, story.State.Listing.Trouble));
        Assert.Equal([Chat.Administrator], story.Held);
        story.Link(Heir);
        story.Settle();
        story.Subscribe();
        Assert.Equal(Heir, story.State.There.Owner);
        Assert.Empty(story.Held);
    }

    [Fact]
    public void Settle_WhileTheHeirHasNoTokens_NobodySeesAnythingAndItsNewLinkWakesTheHandOver()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        story.WithoutTokens.Add(Heir);
        Name(story, Heir);
        var renamed = story.World.Calls.OfType<RenameChatCall>().Count();
        for (var i = 0; i < 100; i++)
        {
            story.Step();
            story.Pass(TimeSpan.FromMinutes(20));
        }

        Assert.Equal((renamed, Chat.Administrator), (story.World.Calls.OfType<RenameChatCall>().Count(), story.State.There.Owner));
        story.WithoutTokens.Clear();
        story.Link(Heir);
        Assert.True(story.Step());
        story.Settle();
        AssertHandedOver(story, made);
    }

    [Fact]
    public void Settle_WhenTheDriverIsBlocked_DrivesOnAndLeavesOnceAnotherHasTakenOver()
    {
        var story = Begun(wasMember: false);
        story.Link(Chat.Administrator, LinkState.Linked, Chat.UserOf(Chat.Administrator), blocked: true);
        story.Link(Chat.Student(0), LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(0)), story.There.Keys);
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal((ChatPlatformState.InStep, PlatformTrouble.AdministratorBlocked), (story.State.Listing.Platform, story.State.Listing.Trouble));
        Name(story, Heir, oldStays: true);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal((Heir, PlatformTrouble.None), (story.State.There.Owner!.Value, story.State.Listing.Trouble));
    }

    [Fact]
    public void Settle_WhenTheHeirIsBlocked_TheOldOneGoesOn()
    {
        var story = Begun(wasMember: true);
        story.Link(Heir, LinkState.Linked, Chat.UserOf(Heir), blocked: true);
        Name(story, Heir);
        story.Settle();
        Assert.Equal(Chat.Administrator, story.State.There.Owner);
        story.Link(Heir);
        story.Settle();
        Assert.Equal(Heir, story.State.There.Owner);
    }

    [Fact]
    public void Settle_WhenTheHeirHasTheSameProfile_TakesOverWithoutAWord()
    {
        var story = Begun(wasMember: false, heirLinked: false);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Link(Chat.Administrator, LinkState.NotLinked, null);
        story.Link(Heir, LinkState.Linked, Chat.UserOf(Chat.Administrator));
        story.Settle();
        Assert.Equal((Heir, made), (story.State.There.Owner, Assert.Single(story.World.Chats).Key));
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
    }

    [Theory]
    [InlineData(LinkState.NotLinked)]
    [InlineData(LinkState.Broken)]
    [InlineData(LinkState.Linked)]
    public void Confirm_WhenTheOldTokenIsDead_MakesTheChatAgainOnlyThen(LinkState old)
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        if (old == LinkState.Linked)
        {
            story.WithoutTokens.Add(Chat.Administrator);
        }
        else
        {
            story.Link(Chat.Administrator, old, old == LinkState.Broken ? Chat.UserOf(Chat.Administrator) : null);
        }

        story.Settle();
        Assert.Single(story.World.Chats);
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.OperatorNeeded), (story.State.Listing.Platform, story.State.Listing.Trouble));
        story.Confirm();
        story.Settle();
        Assert.Equal((2, Heir), (story.World.Chats.Count, story.State.There.Owner!.Value));
        Assert.Equal(Wanted(story), story.There.Keys.Order());
        Assert.Equal(RefusalReason.ChatNotWaitingForOperator, Assert.Throws<InvalidOperationException>(story.Confirm).Message is var message ? Enum.Parse<RefusalReason>(message) : default);
    }

    [Fact]
    public void Confirm_WhenTheSameAdministratorLinkedAnotherProfile_MakesTheChatAgain()
    {
        var story = Begun(wasMember: false);
        story.Link(Chat.Administrator, LinkState.Linked, "another-admin");
        story.Settle();
        Assert.Equal(PlatformTrouble.OperatorNeeded, story.State.Listing.Trouble);
        story.Confirm();
        story.Settle();
        Assert.Equal(("another-admin", 2), (story.State.There.OwnerUser, story.World.Chats.Count));
    }

    [Fact]
    public void Settle_WhenTheChatIsLostOnTheWay_TheHeirMakesItAgain()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        Assert.True(story.Step() && story.Step());
        story.World.Chats.Clear();
        story.World.Titles.Clear();
        story.Settle();
        Assert.Equal((Heir, 1), (story.State.There.Owner!.Value, story.World.Chats.Count));
        Assert.Equal(Wanted(story), story.There.Keys.Order());
    }

    [Fact]
    public void Settle_WhateverIsAnsweredAndWhoeverDies_ItStaysOneChatUnderTheHeir() =>
        Gen.Select(Gen.Bool, Gen.Bool, Blows.Array[0, 25]).Sample((wasMember, oldStays, blows) =>
        {
            var story = Begun(wasMember);
            var made = Assert.Single(story.World.Chats).Key;
            Name(story, Heir, oldStays);
            foreach (var blow in blows)
            {
                Play(story, blow, oldStays);
            }

            Name(story, Heir, oldStays);
            story.Settle();
            AssertHandedOver(story, made);
            Assert.Equal(oldStays, story.There.ContainsKey(Chat.UserOf(Chat.Administrator)));
        }, iter: 3_000);

    private static void Play(ChatStory story, Blow blow, bool oldStays)
    {
        var next = 0;
        story.World.Fates = _ => blow.Fates[next++ % blow.Fates.Length];
        story.Step(crashBeforeNote: blow.Kind == 0);
        switch (blow.Kind)
        {
            case 1:
                story.Crash();
                break;
            case 2:
                story.Pass(TimeSpan.FromMinutes(7));
                break;
            case 3:
                Name(story, Chat.Administrator, oldStays: true);
                break;
            case 4:
                Name(story, Heir, oldStays);
                break;
            case 5:
                story.Link(Chat.Student(1), LinkState.NotLinked, null);
                break;
            case 6:
                story.Link(Chat.Student(1));
                break;
        }
    }

    private static ChatStory Begun(bool wasMember, bool heirLinked = true)
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

    // Whoever was administrator before is a plain member from then on, or none.
    private static void Name(ChatStory story, AccountId administrator, bool oldStays = false)
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

    private static ChatSource Source(ChatStory story, AccountId administrator, IEnumerable<AccountId> others)
    {
        var source = Chat.Source(story.State.Facts.SourceVersion + 1, Enumerable.Range(0, Students).Select(Chat.Student));
        return source with
        {
            SferumAdministrator = administrator,
            Members = [.. source.Members.Where(member => member.Account != Chat.Administrator), .. others.Select(other => new SourceMember(other, [new Ground(GroundKind.StaffPosition, "")]))],
        };
    }

    private static IEnumerable<string> Wanted(ChatStory story) =>
        story.State.Members.Where(member => ChatMembers.IsMember(member) && member.Link is { State: LinkState.Linked, Blocked: false }).Select(member => member.Link!.PlatformUser!).Order();

    private static void AssertHandedOver(ChatStory story, string made)
    {
        Assert.Equal(made, Assert.Single(story.World.Chats).Key);
        Assert.Equal((Heir, Chat.UserOf(Heir), $"{made}@{Chat.UserOf(Heir)}"), (story.State.There.Owner!.Value, story.State.There.OwnerUser, story.State.There.Chat));
        Assert.True(story.There[Chat.UserOf(Heir)]);
        Assert.Equal(Wanted(story), story.There.Keys.Order());
        Assert.Equal("5 А", story.World.Titles[made]);
        Assert.Empty(story.World.AddedTwice);
        Assert.Equal((ChatPlatformState.InStep, PlatformTrouble.None), (story.State.Listing.Platform, story.State.Listing.Trouble));
    }

    private sealed record Blow(int Kind, Fate[] Fates);
}
