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

    // Whoever drives chats comes back under the profile that made them or took them over.
    private readonly Dictionary<string, string> _driving = [];

    /// <summary>The profile of each account that is linked.</summary>
    public Dictionary<string, string> Profiles { get; } = [];

    /// <summary>Accounts whose tokens died, until they are linked again.</summary>
    public HashSet<string> DeadTokens { get; } = [];

    /// <summary>The profile under which an account is linked, or would be.</summary>
    public string Known(string account) => _driving.GetValueOrDefault(account) ?? Profiles.GetValueOrDefault(account) ?? ProfileOf(account);

    /// <summary>Whether somebody can be in chats on the Sferum side: linked and not blocked; a blocked administrator stays in the chats that it drives.</summary>
    public bool IsThere(string account) => account == school.Administrator || IsFree(account);

    public Task LinkAsync(string account) => LinkAsync(account, Known(account));

    /// <summary>Somebody who could become the Sferum administrator: an employee who is linked and not blocked.</summary>
    public string? Heir(Chance chance) => Happening.OneOf(school.Staff.Where(account => account != school.Administrator && IsFree(account)), chance.For("heir"));

    /// <summary>Keeps the profile of a new administrator.</summary>
    public void Drive(string account) => _driving[account] = Known(account);

    public async Task LinkSomebodyAsync(Chance chance)
    {
        if (Happening.OneOf(school.People.Keys, chance.For("who")) is { } account)
        {
            var other = !school.Administrators.Contains(account) && chance.For("other").Happens(300);
            await LinkAsync(account, other ? $"other-profile-{account}" : _driving.GetValueOrDefault(account, ProfileOf(account)));
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

    /// <summary>The administrator's tokens die.</summary>
    public void KillTokens(Chance chance)
    {
        var refreshToo = chance.For("refresh").Happens(500);
        deployment.Identity.Inner.Expire(Known(school.Administrator), refreshToo);
        if (refreshToo)
        {
            DeadTokens.Add(school.Administrator);
        }
    }

    private static string ProfileOf(string account) => $"profile-{account}";

    private bool IsFree(string account) => Profiles.ContainsKey(account) && !school[account].IsBlocked;

    // Nothing happens when the account is linked, or in no school.
    private async Task LinkAsync(string account, string profile)
    {
        for (var i = 0; i < Tries; i++)
        {
            switch (await AttemptAsync(new AccountId(account), profile))
            {
                case null:
                    Profiles[account] = profile;
                    DeadTokens.Remove(account);
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
