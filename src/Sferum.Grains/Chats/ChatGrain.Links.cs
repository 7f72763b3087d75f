using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>The wish to be told where the members' links stand.</summary>
internal sealed partial class ChatGrain
{
    private const int SubscriptionsAtOnce = 16;

    private const int SubscriptionsInCommit = 100;

    private int _linkFailures;
    private DateTimeOffset _linksNotBefore;

    // True when some were told: there may be more.
    private async Task<bool> TellLinksAsync()
    {
        if (Now < _linksNotBefore)
        {
            return false;
        }

        MemberRecord[] owed = [.. ChatOwing.Untold(State!).Take(SubscriptionsInCommit)];
        var answers = await AskLinksAsync(owed);
        if (answers.Count > 0)
        {
            await NoteAsync((state, now) => ChatRules.TakeSubscriptions(state!, answers, now));
        }

        var failed = answers.Count < owed.Length;
        _linkFailures = failed ? _linkFailures + 1 : 0;
        _linksNotBefore = failed ? Now + Commits.BackOff.After(_linkFailures, Random.Shared.NextDouble()) : Now;
        return answers.Count > 0;
    }

    private async Task<Dictionary<AccountId, Subscription>> AskLinksAsync(MemberRecord[] owed)
    {
        var answers = new Dictionary<AccountId, Subscription>(owed.Length);
        using var slots = new SemaphoreSlim(SubscriptionsAtOnce);
        await Task.WhenAll(owed.Select(member => AskLinkAsync(member, answers, slots)));
        return answers;
    }

    private Task<LinkStanding> TellLinkAsync(AccountId account, LinkInterest interest, bool holding)
    {
        var link = GrainFactory.UserLink(account);
        return holding ? link.HoldTokensAsync(_id, interest == LinkInterest.Member) : interest == LinkInterest.Aside ? link.StandAsideAsync(_id) : link.SubscribeAsync(_id, interest == LinkInterest.Member);
    }

    // One link that does not answer keeps nobody else waiting.
    private async Task AskLinkAsync(MemberRecord member, Dictionary<AccountId, Subscription> answers, SemaphoreSlim slots)
    {
        await slots.WaitAsync();
        try
        {
            var wanted = ChatMembers.WantsToldAs(State!.Frame, member);
            var holding = ChatMembers.WantsTokensHeld(State.Frame, member);
            var standing = await TellLinkAsync(member.Account, wanted, holding);
            answers[member.Account] = new Subscription(wanted != LinkInterest.None, standing) { Aside = wanted == LinkInterest.Aside, Holding = holding };
        }
        catch (Exception error)
        {
            LogLinkNotTold(_id, error);
        }
        finally
        {
            slots.Release();
        }
    }
}
