using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Tokens;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>The life of an administrator's tokens.</summary>
public sealed class TokenRulesTests
{
    [Fact]
    public void Ask_WhenNothingIsKnown_IsNotLinked() => Assert.Equal((TokenAdvice.Refuse, RefusalReason.AdministratorNotLinked), TokenRules.Ask(null, 0, default));

    [Fact]
    public void Ask_WhenNotLinked_IsNotLinked() =>
        Assert.Equal((TokenAdvice.Refuse, RefusalReason.AdministratorNotLinked), Ask(LinkStory.Administrator()));

    [Fact]
    public void Ask_WhenLinkedAsAnOrdinaryPerson_IsBroken() =>
        Assert.Equal((TokenAdvice.Refuse, RefusalReason.LinkBroken), Ask(LinkStory.Teacher().Link()));

    [Theory]
    [InlineData(0, 0, TokenAdvice.Use)]
    [InlineData(58, 0, TokenAdvice.Use)]
    [InlineData(59, 0, TokenAdvice.Refresh)]
    [InlineData(70, 0, TokenAdvice.Refresh)]
    [InlineData(0, 1, TokenAdvice.Refresh)]
    [InlineData(0, 7, TokenAdvice.Use)]
    internal void Ask_WhenTokensAreHeld_DependsOnAgeAndRefusal(int minutes, long refused, TokenAdvice expected) =>
        Assert.Equal(expected, Ask(LinkStory.Administrator().Link().Later(TimeSpan.FromMinutes(minutes)), refused).Advice);

    [Theory]
    [InlineData(30, true, TokenAdvice.Break)]
    [InlineData(90, true, TokenAdvice.Refresh)]
    [InlineData(30, false, TokenAdvice.Refresh)]
    internal void Ask_WhenAFreshTokenIsRefusedToo_Breaks(int seconds, bool afterRefusal, TokenAdvice expected)
    {
        var story = LinkStory.Administrator().Link();
        story.State = TokenRules.Refreshed(story.State, 1, story.Tokens("2"), afterRefusal, story.Now);

        Assert.Equal(expected, Ask(story.Later(TimeSpan.FromSeconds(seconds)), refused: 2).Advice);
    }

    [Fact]
    public void Refreshed_WhenTheLinkWasMadeAnewMeanwhile_GivesTheFreshTokensBack()
    {
        var story = LinkStory.Administrator().Link();

        var next = TokenRules.Refreshed(story.State, 0, story.Tokens("late"), afterRefusal: false, story.Now);

        Assert.Equal(["late"], next.Doomed.Select(t => t.Sealed));
        Assert.Same(story.State.Link, next.Link);
    }

    [Fact]
    public void Broken_WhenTheGenerationIsOld_ChangesNothing()
    {
        var story = LinkStory.Administrator().Link();

        Assert.Same(story.State, TokenRules.Broken(story.State, 0, story.Now));
    }

    [Fact]
    public void Broken_WhenTold_IsSeenByChatsAndReadersAndMayLinkAgain()
    {
        var story = LinkStory.Administrator().Link();
        var version = story.State.StandingVersion;

        story.State = TokenRules.Broken(story.State, 1, story.Now);

        var standing = UserLinkRules.Standing(story.State, LinkStory.School);
        Assert.Equal((LinkState.Broken, "p1", version + 1), (standing.State, standing.PlatformUser, standing.Version));
        Assert.Equal(LinkState.Broken, story.Seen());
        Assert.False(story.TryBegin().IsRefused);
        Assert.Equal((TokenAdvice.Refuse, RefusalReason.LinkBroken), Ask(story));
    }

    [Fact]
    public void FollowRole_WhenTheRoleGoes_KeepsTheTokensForTheHandingOverAndThenGivesThemBack()
    {
        var story = LinkStory.Administrator().Link().Roles(LinkStory.School, administrator: false, version: 2);

        Assert.Equal(TokenAdvice.Use, Ask(story).Advice);
        Assert.Same(story.State, TokenRules.GiveBack(story.State, story.Now));
        story.Later(TokenRules.HandOver);
        story.State = TokenRules.GiveBack(story.State, story.Now);

        Assert.Null(story.State.Link!.Tokens);
        Assert.Single(story.State.Doomed);
        Assert.Equal(LinkState.Linked, story.Seen());
    }

    [Fact]
    public void FollowRole_WhileAChatIsStillToBeHandedOver_KeepsTheTokensButNotForEver()
    {
        var chat = MintedId.TeachersChat(LinkStory.School);
        var story = LinkStory.Administrator().Link().Roles(LinkStory.School, administrator: false, version: 2);
        story.State = UserLinkRules.HoldTokens(story.State, chat, member: true);
        story.Later(TokenRules.HandOver * 5);
        Assert.Same(story.State, TokenRules.GiveBack(story.State, story.Now));
        Assert.Null(TokenRules.GiveBack(UserLinkRules.StandAside(story.State, chat), story.Now).Link!.Tokens);
        Assert.Equal([chat], ChatSubscriptions.Of(story.State.Chats, LinkStory.School));

        story.Later(TokenRules.LongestHandOver);
        Assert.Null(TokenRules.GiveBack(story.State, story.Now).Link!.Tokens);
    }

    [Fact]
    public void FollowRole_WhenTheRoleComesBack_KeepsTheTokens()
    {
        var story = LinkStory.Administrator().Link()
            .Roles(LinkStory.School, administrator: false, version: 2)
            .Roles(LinkStory.School, administrator: true, version: 3)
            .Later(TokenRules.HandOver * 2);

        Assert.Same(story.State, TokenRules.GiveBack(story.State, story.Now));
    }

    [Fact]
    public void FollowRole_WhenAdministratorOfTwoSchools_NeedsBothGone()
    {
        var story = LinkStory.Administrator().Roles(LinkStory.OtherSchool, administrator: true).Link()
            .Roles(LinkStory.School, version: 2, kinds: PersonKinds.None);

        Assert.Null(story.State.Link!.Tokens!.GiveBackTime);
    }

    private static (TokenAdvice Advice, RefusalReason Reason) Ask(LinkStory story, long refused = 0) => TokenRules.Ask(story.State, refused, story.Now);
}
