using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>People who link their accounts and undo their links; which account holds which profile.</summary>
internal sealed class HistoryLinks(Deployment deployment, HistoryCaller caller, PlainSchool school, Action<string> tell)
{
    private const int Tries = 20;

    /// <summary>The profile of each account that is linked.</summary>
    public Dictionary<string, string> Profiles { get; } = [];

    /// <summary>The first profile of an account.</summary>
    public static string ProfileOf(string account) => $"profile-{account}";

    public Task LinkAsync(string account) => LinkAsync(account, Profiles.GetValueOrDefault(account, ProfileOf(account)));

    public async Task LinkSomebodyAsync(Chance chance)
    {
        if (Happening.OneOf(school.People.Keys, chance.For("who")) is { } account)
        {
            var other = account != school.Administrator && chance.For("other").Happens(300);
            await LinkAsync(account, other ? $"other-profile-{account}" : ProfileOf(account));
            tell($"  {account} is linked to {Profiles.GetValueOrDefault(account)}");
        }
    }

    public async Task UnlinkSomebodyAsync(Chance chance)
    {
        if (Happening.OneOf(Profiles.Keys.Order(StringComparer.Ordinal), chance.For("who")) is { } account)
        {
            await UnlinkAsync(account);
            tell($"  {account} is not linked any more");
        }
    }

    /// <summary>Everybody whose link no longer works links again.</summary>
    public async Task RenewAllAsync()
    {
        foreach (var account in Profiles.Keys.Append(school.Administrator).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            await LinkAsync(account);
        }
    }

    // Nothing happens when the account is linked, or in no school.
    private async Task LinkAsync(string account, string profile)
    {
        for (var i = 0; i < Tries; i++)
        {
            switch (await AttemptAsync(new AccountId(account), profile))
            {
                case null:
                    Profiles[account] = profile;
                    return;
                case RefusalReason.NotFound or RefusalReason.AccountAlreadyLinked:
                    return;
            }
        }
    }

    // Nothing happens when the account is in no school.
    private async Task UnlinkAsync(string account)
    {
        var command = new UnlinkAccount(caller.Request());
        var answer = await caller.DoAsync(grains => grains.UserLink(new AccountId(account)).UnlinkAsync(command, default));
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
