using System.Reflection;
using Sferum.Grains.Commits;
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

    private static readonly MethodInfo Note = typeof(DurableGrain<UserLinkState>).GetMethod("NoteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

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

    /// <summary>Undoes a link. No call of the service does this yet: the row is changed as such a call will change it.</summary>
    public async Task UnlinkAsync(string account)
    {
        Func<UserLinkState?, DateTimeOffset, UserLinkState> unlink = (state, _) => Unlinked(state ?? new UserLinkState());
        var grain = GrainClass.Of(typeof(IUserLinkGrain));
        await caller.ReadAsync(_ => (Task<UserLinkState>)deployment.Grains.Call(grain, new AccountId(account).Key, Note, [unlink]));
        Profiles.Remove(account);
    }

    private static UserLinkState Unlinked(UserLinkState state) => state.Link is not { } link ? state : state with
    {
        Link = null,
        ProfilesToRelease = state.ProfilesToRelease.Add(link.Profile.PlatformUser),
        StandingVersion = state.StandingVersion + 1,
    };

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
