using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Marks;
using Sferum.Grains.UserLinks.Tokens;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>Tells the story of one account's link by the rules alone, step by step.</summary>
internal sealed class LinkStory
{
    public const string Browser = "browser";

    private int _attempts;

    public static SchoolId School { get; } = new("7");

    public static SchoolId OtherSchool { get; } = new("8");

    public DateTimeOffset Now { get; set; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public UserLinkState State { get; set; } = new();

    public LinkAttempt Attempt => State.Attempt!;

    public static LinkStory Teacher() => new LinkStory().Roles(School);

    public static LinkStory Administrator() => new LinkStory().Roles(School, administrator: true);

    public LinkStory Roles(
        SchoolId school, bool administrator = false, bool blocked = false, long version = 1, PersonKinds kinds = PersonKinds.Staff)
    {
        State = UserLinkRules.SetRoles(State, new SchoolRoles(school, kinds, blocked, administrator, version), Now);
        return this;
    }

    /// <summary>Every school's people index has taken the mark.</summary>
    public LinkStory Marked()
    {
        State = LinkMarks.Told(State, LinkMarks.Untold(State), LinkMarks.Of(State));
        return this;
    }

    public LinkStory Chats(params string[] chats)
    {
        foreach (var chat in chats)
            State = UserLinkRules.Subscribe(State, new ChatId(School, chat), subscribed: true);
        return this;
    }

    public Outcome<UserLinkState> TryBegin(bool callback = false) =>
        LinkAttemptRules.Begin(State, Command(callback), new NewAttempt($"seed{++_attempts}", $"ticket{_attempts}", $"state{_attempts}", $"confirm{_attempts}"), Now);

    public LinkStory Begin(bool callback = false)
    {
        var outcome = TryBegin(callback);
        Assert.False(outcome.IsRefused);
        State = outcome.Value;
        return this;
    }

    public RefusalReason? Open(string? ticket = null, string browser = Browser, params string[] presented) =>
        Take(LinkAttemptRules.Open(State, ticket ?? Attempt.TicketHash, browser, presented, Now));

    public RefusalReason? Return(string? browser = Browser, string? code = "sealed-code", string? state = null, RefusalReason withoutCode = RefusalReason.LinkDenied) =>
        Take(LinkAttemptRules.Return(State, new BrowserReturn(state ?? Attempt.StateHash, browser, code) { CodeHash = $"hash of {code}", WithoutCode = withoutCode }, Now));

    /// <summary>The browser comes to the page without anything but the state.</summary>
    public RefusalReason? ReturnBare(string browser = Browser) =>
        Take(LinkAttemptRules.Return(State, new BrowserReturn(Attempt.StateHash, browser, null) { IsBare = true }, Now));

    public LinkStory Exchange(string profile = "p1", bool differs = false)
    {
        State = AttemptEndRules.Exchanged(State, Attempt.StateHash, new LinkedProfile(profile, "Name", differs), Tokens($"sealed-{profile}-{_attempts}"));
        return this;
    }

    public RefusalReason? Confirm(string? confirmation = null, string browser = Browser) =>
        Take(LinkAttemptRules.Confirm(State, confirmation ?? Attempt.ConfirmationHash, browser, Now));

    public LinkStory Claim(bool ours = true)
    {
        State = AttemptEndRules.Claimed(State, Attempt.StateHash, ours, Now);
        return this;
    }

    public LinkStory Link(string profile = "p1")
    {
        Begin();
        Assert.Null(Open());
        Assert.Null(Return());
        Exchange(profile);
        Assert.Null(Confirm());
        return Claim();
    }

    public LinkStory Later(TimeSpan by)
    {
        Now += by;
        return this;
    }

    /// <summary>Brings the attempt as far as a stage.</summary>
    public LinkStory Until(AttemptStage stage)
    {
        Begin();
        if (stage > AttemptStage.Begun)
            Open();
        if (stage > AttemptStage.Opened)
            Return();
        if (stage > AttemptStage.Returned)
            Exchange();
        if (stage > AttemptStage.AwaitingConfirmation)
            Confirm();
        return stage > AttemptStage.Confirming ? Claim() : this;
    }

    public DoomedTokens Tokens(string sealedText) => new(sealedText, Now + TimeSpan.FromHours(1));

    public LinkState Seen() => UserLinkRules.Seen(State, Now);

    private static BeginLink Command(bool callback) =>
        new() { Request = new RequestKey("r", 1), CallerTakesCallback = callback, ReturnAddress = "http://localhost/back" };

    private RefusalReason? Take(AttemptStep step)
    {
        State = step.Next;
        return step.Refusal?.Reason;
    }
}
