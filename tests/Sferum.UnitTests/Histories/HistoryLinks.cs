using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>People who link their accounts and undo their links; which account holds which profile.</summary>
internal sealed class HistoryLinks(Deployment deployment, HistoryCaller caller)
{
    private const int Tries = 20;

    /// <summary>The profile of each account that is linked.</summary>
    public Dictionary<string, string> Profiles { get; } = [];

    /// <summary>Links an account; nothing happens when it is linked, or in no school.</summary>
    public async Task LinkAsync(string account, string profile)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await AttemptAsync(new AccountId(account), profile) is { } refusal)
            {
                if (refusal is RefusalReason.NotFound or RefusalReason.AccountAlreadyLinked)
                {
                    return;
                }

                continue;
            }

            Profiles[account] = profile;
            return;
        }
    }

    /// <summary>Undoes a link; nothing happens when the account is in no school.</summary>
    public async Task UnlinkAsync(string account)
    {
        var command = new UnlinkAccount(caller.Request());
        var answer = await caller.AskAsync(grains => grains.UserLink(new AccountId(account)).UnlinkAsync(command, default));
        if (!answer.IsRefused)
        {
            Profiles.Remove(account);
        }
    }

    // Why it was refused; null when it is linked.
    private async Task<RefusalReason?> AttemptAsync(AccountId account, string profile)
    {
        var begin = new BeginLink { Request = caller.Request(), CallerTakesCallback = true, ReturnAddress = "https://es.invalid/back" };
        var begun = await caller.AskAsync(grains => grains.UserLink(account).BeginAsync(begin, default));
        if (begun.IsRefused)
        {
            return begun.Refusal.Reason;
        }

        var (state, code) = deployment.Identity.Inner.Approve(begun.Value.AuthorizationAddress, new IdentityProfile(profile, account.Segment, "Ёлкин"));
        var complete = new CompleteLink(caller.Request(), new LinkReturn { State = state, Code = code, DeviceId = "device" });
        var linked = await caller.AskAsync(grains => grains.UserLink(account).CompleteAsync(complete, default));
        return linked.Refusal?.Reason;
    }
}
