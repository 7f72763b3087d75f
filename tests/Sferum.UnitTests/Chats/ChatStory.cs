using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Chats;

/// <summary>Plays a chat against a platform step by step, as its grain does, with everything that can come between a call and its note.</summary>
internal sealed class ChatStory
{
    private readonly Dictionary<AccountId, LinkStanding> _links = [];
    private ChatInsight _insight;

    public ChatState State { get; private set; } = Chat.Of();

    public PlatformWorld World { get; } = new();

    /// <summary>Administrators whose tokens are gone although their link stands.</summary>
    public HashSet<AccountId> WithoutTokens { get; } = [];

    public DateTimeOffset Now { get; private set; } = Chat.Start;

    /// <summary>How long the school says that members stay in closed chats.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Accounts whose tokens somebody waits for, as their links know.</summary>
    public IEnumerable<AccountId> Held => State.Members.Where(member => member.Holding).Select(member => member.Account);

    public void Confirm()
    {
        var confirmed = RecreationRules.Recreate(State);
        State = confirmed.IsRefused ? throw new InvalidOperationException($"{confirmed.Refusal.Reason}") : confirmed.Value;
    }

    public void Delete() => State = ChatEditRules.Delete(
        State with { Facts = State.Facts with { Type = ChatType.Other } }, new DeleteChat(new RequestKey("delete", 1), "", false, null), EditFacts.None, Now).Value!;

    public void Take(ChatSource source) => State = ChatRules.TakeSource(State, source, Now);

    public void Link(AccountId account, LinkState state, string? user, bool blocked = false, bool outside = false)
    {
        var version = _links.GetValueOrDefault(account)?.Version ?? 0;
        _links[account] = new LinkStanding(state, user, blocked, version + 1) { Outside = outside };
        State = ChatRules.TakeLink(State, account, _links[account], Now);
    }

    public void Link(AccountId account) => Link(account, LinkState.Linked, Chat.UserOf(account));

    public bool IsLinked(AccountId account) => _links.GetValueOrDefault(account) is { State: LinkState.Linked };

    public bool IsBlocked(AccountId account) => _links.GetValueOrDefault(account) is { Blocked: true };

    public string? UserOf(AccountId account) => _links.GetValueOrDefault(account)?.PlatformUser;

    public void Title(string title) => State = State with { Facts = State.Facts with { HandTitle = title } };

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>The process dies: what only memory knew is gone.</summary>
    public void Crash() => _insight = default;

    /// <summary>Takes one step, with something happening while its call is under way; noting its answer or, on a crash, not. False when there is nothing to do.</summary>
    public bool Step(Action? meanwhile = null, bool crashBeforeNote = false)
    {
        Subscribe();
        switch (ChatPlan.Next(State, _insight, Now))
        {
            case NoteStep note:
                var attempt = State.There.Attempt;
                State = ChatRules.Settled(State, note.Noted(State, Chat.Id, Now));
                _insight = note.Known(_insight, attempt, State.There);
                meanwhile?.Invoke();
                return true;
            case RetentionStep:
                State = ChatRules.Settled(State, RetentionRules.Told(State, RetentionDays, Now));
                meanwhile?.Invoke();
                return true;
            case LaneStep step:
                Call(step, meanwhile, crashBeforeNote);
                return true;
            default:
                meanwhile?.Invoke();
                return false;
        }
    }

    /// <summary>Goes on until nothing is owed, over hours if need be; everything succeeds from now on.</summary>
    public void Settle() => Settle(TimeSpan.MaxValue);

    /// <summary>The same, but waits no longer than this for what is owed later.</summary>
    public void Settle(TimeSpan patience)
    {
        World.Fates = _ => Fate.Done;
        for (var i = 0; i < 2000; i++)
        {
            if (Step())
            {
                continue;
            }

            if (ChatOwing.ToSferum(State) is not { Any: true, From: { } from } || from - Now > patience || i > 1900)
            {
                return;
            }

            Now = from > Now ? from : Now + TimeSpan.FromMinutes(1);
        }

        throw new InvalidOperationException("The chat does not come to rest.");
    }

    /// <summary>The chat is compared with the Sferum side; answers what was found.</summary>
    public IReadOnlyList<DriftFinding> Compare(bool repair, StrangerPolicy strangers = StrangerPolicy.Remove)
    {
        Pass(TimeSpan.FromSeconds(1));
        Call(new CompareStep(ChatDriver.AccountOf(State)!.Value, State.There.Chat!, repair) { Strangers = strangers }, meanwhile: null, crashBeforeNote: false);
        return [.. DriftRules.DriftOf(State).Unlisted.Where(finding => finding.FindTime == Now)];
    }

    /// <summary>The chat's members there; empty when it is not there.</summary>
    public IReadOnlyDictionary<string, bool> There =>
        State.There.Chat is { } chat ? World.MembersOf(State.There.OwnerUser, chat) : new Dictionary<string, bool>();

    /// <summary>Links are told and answer at once.</summary>
    public void Subscribe()
    {
        var owed = ChatOwing.Untold(State).ToDictionary(
            member => member.Account,
            member => new Subscription(ChatMembers.WantsToldAs(State.Frame, member) != LinkInterest.None, _links.GetValueOrDefault(member.Account) ?? new LinkStanding(LinkState.NotLinked, null, false, 0))
            {
                Aside = ChatMembers.WantsToldAs(State.Frame, member) == LinkInterest.Aside,
                Holding = ChatMembers.WantsTokensHeld(State.Frame, member),
            });
        State = ChatRules.TakeSubscriptions(State, owed, Now);
    }

    private ChatState Planned(ChatState state) => DriftSchedule.Planned(state, Chat.Id, TimeSpan.FromHours(20), Now);

    // The lane knows the account alone: whose profile its token stands for, the link says.
    private LaneAnswer Execute(AccountId driver, IReadOnlyList<PlatformCall> calls) =>
        !WithoutTokens.Contains(driver) && _links.GetValueOrDefault(driver) is { State: LinkState.Linked, PlatformUser: { } user }
            ? World.Execute(user, calls)
            : new LaneAnswer([.. calls.Select(_ => PlatformResult.Failed(PlatformFault.LinkAgain, "no_token"))], PlatformTrouble.AdministratorLinkBroken, null);

    private (IReadOnlyList<PlatformCall> Calls, LaneAnswer Answer) Execute(LaneStep step)
    {
        var first = Execute(step.Driver, step.Calls);
        if (step.Then(first.Results[0]) is not { } more)
        {
            return (step.Calls, first);
        }

        var others = Execute(more.Driver, more.Calls);
        return ([.. step.Calls, .. more.Calls], others with { Results = [.. first.Results, .. others.Results] });
    }

    private void Call(LaneStep step, Action? meanwhile, bool crashBeforeNote)
    {
        var (calls, answer) = Execute(step);
        meanwhile?.Invoke();
        if (crashBeforeNote)
        {
            Crash();
            return;
        }

        var verdict = step.Weigh(calls, answer);
        _insight = _insight.After(step, answer.Results, verdict);
        State = ChatRules.Settled(State, Planned(ChatAnswers.Noted(State, step, answer.Results, verdict, Now)));
    }
}
