using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>What becomes of an attempt once the browser is back.</summary>
public sealed class AttemptEndRulesTests
{
    [Fact]
    public void Exchanged_WhenReplacedMeanwhile_GivesTheTokensBack()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Returned);
        var old = story.Attempt.StateHash;
        story.Begin();

        var next = AttemptEndRules.Exchanged(story.State, old, new LinkedProfile("p", "n", false), story.Tokens("late"));

        Assert.Equal(["late"], next.Doomed.Select(tokens => tokens.Sealed));
        Assert.Equal(story.Attempt, next.Attempt);
    }

    [Fact]
    public void ExchangeFailed_WhenWaitedFor_EndsWithTheReasonAndKeepsNoSecret()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Returned);

        var next = AttemptEndRules.ExchangeFailed(story.State, story.Attempt.StateHash, RefusalReason.NameMismatch, story.Tokens("t"), story.Now);

        Assert.Equal(RefusalReason.NameMismatch, next.LastRefusal);
        Assert.Equal(RefusalReason.NameMismatch, next.Attempt!.EndedBy);
        Assert.Equal("", next.Attempt.SealedCode + next.Attempt.SealedSeed);
        Assert.Single(next.Doomed);
        Assert.Null(next.Link);
    }

    [Fact]
    public void Claimed_WhenOurs_LinksAnOrdinaryPersonWithoutTokens()
    {
        var story = LinkStory.Teacher().Link();

        Assert.Equal(LinkState.Linked, story.Seen());
        Assert.Null(story.State.Link!.Tokens);
        Assert.Single(story.State.Doomed);
        Assert.Equal("", story.Attempt.SealedSeed);
        Assert.Null(story.Attempt.Tokens);
        Assert.Equal(2, story.State.StandingVersion);
    }

    [Fact]
    public void Claimed_WhenOurs_KeepsAnAdministratorsTokens()
    {
        var story = LinkStory.Administrator().Link();

        Assert.Equal("sealed-p1-1", story.State.Link!.Tokens!.Sealed);
        Assert.Equal(1, story.State.Link.Tokens.Generation);
        Assert.Empty(story.State.Doomed);
    }

    [Fact]
    public void Claimed_WhenAnotherHoldsTheProfile_EndsTheAttemptAndGivesBack()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Confirming).Claim(ours: false);

        Assert.Equal(RefusalReason.ProfileAlreadyLinked, story.State.LastRefusal);
        Assert.Equal(LinkState.NotLinked, story.Seen());
        Assert.Single(story.State.Doomed);
        Assert.Equal(1, story.State.StandingVersion);
    }

    [Fact]
    public void Claimed_WhenTheAttemptIsAnother_ChangesNothing()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.AwaitingConfirmation);

        Assert.Same(story.State, AttemptEndRules.Claimed(story.State, story.Attempt.StateHash, isOurs: true, story.Now));
    }

    [Fact]
    public void Claimed_WhenABrokenLinkMovesToAnotherProfile_ReleasesTheOldOne()
    {
        var story = Broken().Link("p2");

        Assert.Equal(["p1"], story.State.ProfilesToRelease.ToArray());
        Assert.Equal("p2", story.State.Link!.Profile.PlatformUser);
        Assert.Equal(2, story.State.Link.Tokens!.Generation);
    }

    [Fact]
    public void Claimed_WhenABrokenLinkIsRenewed_KeepsTheClaim()
    {
        var story = Broken().Link("p1");

        Assert.Empty(story.State.ProfilesToRelease);
        Assert.Equal(LinkState.Linked, story.Seen());
    }

    [Fact]
    public void Claimed_WhenAProfileComesBackBeforeItWasReleased_KeepsTheClaim()
    {
        var story = Broken().Link("p2");
        story.State = Grains.UserLinks.Tokens.TokenRules.Broken(story.State, 2, story.Now);

        story.Link("p1");

        Assert.Equal(["p2"], story.State.ProfilesToRelease.ToArray());
    }

    private static LinkStory Broken()
    {
        var story = LinkStory.Administrator().Link();
        story.State = Grains.UserLinks.Tokens.TokenRules.Broken(story.State, 1, story.Now);
        Assert.Equal(LinkState.Broken, story.Seen());
        return story;
    }
}
