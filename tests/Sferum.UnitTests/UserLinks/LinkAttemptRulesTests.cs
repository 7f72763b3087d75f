using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>The way of an attempt (A1-A6).</summary>
public sealed class LinkAttemptRulesTests
{
    public static TheoryData<int> Stages() => [.. Enum.GetValues<AttemptStage>().Select(stage => (int)stage)];

    [Fact]
    public void Begin_WhenTheAccountIsInNoSchool_IsNotFound() =>
        Assert.Equal(RefusalReason.NotFound, new LinkStory().TryBegin().Refusal?.Reason);

    [Fact]
    public void Begin_WhenTheAccountHasLeftItsSchool_IsNotFound() =>
        Assert.Equal(RefusalReason.NotFound, LinkStory.Teacher().Roles(LinkStory.School, version: 2, kinds: Grains.Schools.PersonKinds.None).TryBegin().Refusal?.Reason);

    [Fact]
    public void Begin_WhenLinked_IsRefused() =>
        Assert.Equal(RefusalReason.AccountAlreadyLinked, LinkStory.Teacher().Link().TryBegin().Refusal?.Reason);

    [Fact]
    public void Begin_WhenConfirming_IsRefused() =>
        Assert.Equal(RefusalReason.AccountAlreadyLinked, LinkStory.Teacher().Until(AttemptStage.Confirming).TryBegin().Refusal?.Reason);

    [Theory]
    [InlineData(AttemptStage.Begun)]
    [InlineData(AttemptStage.Opened)]
    [InlineData(AttemptStage.Returned)]
    [InlineData(AttemptStage.AwaitingConfirmation)]
    internal void Begin_WhenAnAttemptIsUnderWay_TakesItsPlaceAndEveryTextOfItSaysSo(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);
        var old = story.Attempt;

        story.Begin();

        Assert.Equal(AttemptStage.Begun, story.Attempt.Stage);
        Assert.Equal(RefusalReason.LinkAttemptReplaced, story.Open(old.TicketHash));
        Assert.Equal(RefusalReason.LinkAttemptReplaced, story.Return(state: old.StateHash));
        Assert.Equal(RefusalReason.LinkAttemptReplaced, story.Confirm(old.ConfirmationHash));
        Assert.Equal(old.Tokens is null ? 0 : 1, story.State.Doomed.Length);
    }

    [Fact]
    public void Begin_WhenManyWereReplaced_RemembersTheLastOnesOnly()
    {
        var story = LinkStory.Teacher();
        for (var i = 0; i < 100; i++)
            story.Begin();

        Assert.Equal(16, story.State.Replaced.Length);
        Assert.Equal(RefusalReason.LinkStateUnknown, story.Open("ticket1"));
        Assert.Equal(RefusalReason.LinkAttemptReplaced, story.Return(state: "state99"));
    }

    [Fact]
    public void Begin_WhenTheLastAttemptFailed_ForgetsWhy()
    {
        var story = LinkStory.Teacher().Begin();
        story.Open();
        story.Return(code: null);
        Assert.Equal(RefusalReason.LinkDenied, story.State.LastRefusal);

        story.Begin();

        Assert.Equal(RefusalReason.Unspecified, story.State.LastRefusal);
    }

    [Fact]
    public void Open_WhenOpenedElsewhereFirst_IsRefusedAndStaysWithTheFirstBrowser()
    {
        var story = LinkStory.Teacher().Begin();
        Assert.Null(story.Open(browser: "first"));
        Assert.Equal(RefusalReason.OtherBrowser, story.Open(browser: "second", presented: ["cookie of another attempt"]));

        Assert.Equal(RefusalReason.OtherBrowser, story.Return("second"));
        Assert.Null(story.Return("first"));
    }

    [Fact]
    public void Open_WhenTheSameBrowserOpensItAgain_GoesOn()
    {
        var story = LinkStory.Teacher().Begin();
        Assert.Null(story.Open(browser: "first"));
        Assert.Null(story.Open(browser: "again", presented: ["other", "first"]));

        Assert.Null(story.Return("again"));
    }

    [Theory]
    [InlineData(AttemptStage.Returned)]
    [InlineData(AttemptStage.AwaitingConfirmation)]
    [InlineData(AttemptStage.Over)]
    internal void Return_WithAnotherCode_IsUnknownAndChangesNothing(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);
        var before = story.State;

        Assert.Equal(RefusalReason.LinkStateUnknown, story.Return(code: "another"));
        Assert.Equal(RefusalReason.LinkStateUnknown, story.Return(code: null));
        Assert.Null(story.Return());
        Assert.Same(before, story.State);
    }

    [Fact]
    public void Attempt_WhoseLinkWasUndone_IsNotKnownAnyMore()
    {
        var story = LinkStory.Teacher().Link();
        story.State = UnlinkRules.Unlink(story.State, story.Now).Value!;

        Assert.Equal(RefusalReason.LinkStateUnknown, story.Return());
        Assert.Equal(RefusalReason.LinkStateUnknown, story.Confirm());
    }

    [Fact]
    public void Return_WhenTheProviderFailed_IsNotThePersonsNo()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Opened);

        Assert.Equal(RefusalReason.LinkCodeRefused, story.Return(code: null, withoutCode: RefusalReason.LinkCodeRefused));
        Assert.Equal(RefusalReason.LinkCodeRefused, story.State.LastRefusal);
    }

    [Fact]
    public void Return_FromAStrangerOnceLinked_LeavesTheLinkWithoutARefusal()
    {
        var story = LinkStory.Teacher().Link();

        Assert.Equal(RefusalReason.OtherBrowser, story.Return("stranger"));
        Assert.Equal(RefusalReason.Unspecified, story.State.LastRefusal);
    }

    [Theory]
    [InlineData(AttemptStage.Returned)]
    [InlineData(AttemptStage.AwaitingConfirmation)]
    [InlineData(AttemptStage.Confirming)]
    internal void Open_WhenSomethingHasComeBack_KeepsTheBrowserAndTheStage(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);

        Assert.Equal(RefusalReason.OtherBrowser, story.Open(browser: "other"));
        Assert.Null(story.Open(browser: "again", presented: LinkStory.Browser));
        Assert.Equal((LinkStory.Browser, stage), (story.Attempt.BrowserHash, story.Attempt.Stage));
        Assert.Null(story.ReturnBare());
        Assert.Equal(RefusalReason.OtherBrowser, story.ReturnBare("other"));
        Assert.Equal(stage, story.Attempt.Stage);
    }

    [Fact]
    public void Open_OnceLinked_SaysSoToTheSameBrowserAlone()
    {
        var story = LinkStory.Teacher().Link();

        Assert.Equal(RefusalReason.AccountAlreadyLinked, story.Open(browser: "again", presented: LinkStory.Browser));
        Assert.Equal(RefusalReason.OtherBrowser, story.Open(browser: "other"));
    }

    [Fact]
    public void Open_WhenTheCallerTakesTheCallback_IsUnknown() =>
        Assert.Equal(RefusalReason.LinkStateUnknown, LinkStory.Teacher().Begin(callback: true).Open());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("other")]
    public void Return_WhenTheBrowserIsAnother_IsRefusedAndNotedButTheRightOneGoesOn(string? browser)
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Opened);

        Assert.Equal(browser is null ? RefusalReason.LinkStateUnknown : RefusalReason.OtherBrowser, story.Return(browser));
        Assert.Equal(browser is null ? RefusalReason.Unspecified : RefusalReason.OtherBrowser, story.State.LastRefusal);
        Assert.Null(story.Return());
        Assert.Equal(AttemptStage.Returned, story.Attempt.Stage);
    }

    [Fact]
    public void Return_WhenTheStartPageWasNeverOpened_IsRefused() =>
        Assert.Equal(RefusalReason.OtherBrowser, LinkStory.Teacher().Begin().Return());

    [Fact]
    public void Return_WhenTheStateWasNeverGiven_IsUnknown() =>
        Assert.Equal(RefusalReason.LinkStateUnknown, LinkStory.Teacher().Until(AttemptStage.Opened).Return(state: "guess"));

    [Fact]
    public void Return_WhenThePersonRefused_EndsTheAttempt()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Opened);

        Assert.Equal(RefusalReason.LinkDenied, story.Return(code: null));
        Assert.Equal(AttemptStage.Over, story.Attempt.Stage);
        Assert.Equal(RefusalReason.LinkDenied, story.Return());
        Assert.Equal(LinkState.NotLinked, story.Seen());
    }

    [Theory]
    [InlineData(AttemptStage.Returned)]
    [InlineData(AttemptStage.AwaitingConfirmation)]
    [InlineData(AttemptStage.Confirming)]
    [InlineData(AttemptStage.Over)]
    internal void Return_WhenLoadedAgain_ChangesNothing(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);
        var before = story.State;

        Assert.Null(story.Return());
        Assert.Same(before, story.State);
    }

    [Fact]
    public void Return_WhenTheCallerTakesTheCallback_NeedsNoBrowserAndNoConfirmation()
    {
        var story = LinkStory.Teacher().Begin(callback: true);

        Assert.Null(story.Return(browser: null));
        story.Exchange();

        Assert.Equal(AttemptStage.Confirming, story.Attempt.Stage);
    }

    [Fact]
    public void Return_WhenTheCallerTakesTheCallback_IsUnknownToThePages() =>
        Assert.Equal(RefusalReason.LinkStateUnknown, LinkStory.Teacher().Begin(callback: true).Return());

    [Fact]
    public void Confirm_WhenTheBrowserIsAnother_IsRefusedAndTheRightOneGoesOn()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.AwaitingConfirmation);

        Assert.Equal(RefusalReason.OtherBrowser, story.Confirm(browser: "other"));
        Assert.Null(story.Confirm());
    }

    [Theory]
    [InlineData(AttemptStage.Begun)]
    [InlineData(AttemptStage.Opened)]
    [InlineData(AttemptStage.Returned)]
    internal void Confirm_WhenNothingIsToBeConfirmed_IsRefused(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);

        Assert.NotNull(story.Confirm());
        Assert.Equal(stage, story.Attempt.Stage);
    }

    [Theory]
    [InlineData(AttemptStage.Confirming)]
    [InlineData(AttemptStage.Over)]
    internal void Confirm_WhenPressedTwice_ChangesNothing(AttemptStage stage)
    {
        var story = LinkStory.Teacher().Until(stage);
        var before = story.State;

        Assert.Null(story.Confirm());
        Assert.Same(before, story.State);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Expire_WhenTheTimeIsUp_EndsWhatIsNotConfirmed(int stage)
    {
        var story = LinkStory.Teacher().Until((AttemptStage)stage).Later(LinkAttemptRules.Lifetime);
        var tokens = story.Attempt.Tokens;

        var next = LinkAttemptRules.Expire(story.State, story.Now);

        if ((AttemptStage)stage >= AttemptStage.Confirming)
        {
            Assert.Same(story.State, next);
            return;
        }

        Assert.Equal(RefusalReason.LinkAttemptExpired, next.LastRefusal);
        Assert.Equal(tokens is null ? [] : [tokens], next.Doomed.ToArray());
        Assert.Equal(LinkState.NotLinked, UserLinkRules.Seen(next, story.Now));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Steps_WhenTheTimeIsUpAndTheWorkerHasNotComeYet_SayExpired(int stage)
    {
        if ((AttemptStage)stage >= AttemptStage.Confirming)
            return;
        var story = LinkStory.Teacher().Until((AttemptStage)stage).Later(LinkAttemptRules.Lifetime);

        Assert.Equal(RefusalReason.LinkAttemptExpired, story.Open());
        Assert.Equal(RefusalReason.LinkAttemptExpired, story.Return());
        Assert.Equal(RefusalReason.LinkAttemptExpired, story.Confirm());
        Assert.Equal(LinkState.NotLinked, story.Seen());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Steps_AJustBeforeTheEnd_AreTaken(int stage)
    {
        var story = LinkStory.Teacher().Until((AttemptStage)stage).Later(LinkAttemptRules.Lifetime - TimeSpan.FromTicks(1));

        Assert.Same(story.State, LinkAttemptRules.Expire(story.State, story.Now));
    }
}
