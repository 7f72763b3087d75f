using System.Text;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>The erasure of a person, phase by phase: out of the rosters, not linked any more, out of the chats on the Sferum side, out of every row, and the person's own rows last.</summary>
internal sealed class PersonErasing(IGrainFactory grains, RowsOfSchool rows)
{
    private const int AtOnce = 16;

    /// <summary>What there is to do. Refused: NotFound, AdministratorStillNeeded.</summary>
    public async Task<Outcome<ErasureCounts>> LookAsync(AccountId account, CancellationToken cancellation)
    {
        var link = await Link(account).ReadRemainsAsync();
        if (!link.IsShown)
        {
            return Refusal.Of(RefusalReason.NotFound, "account");
        }

        if (link.AdministratorOf.Count > 0)
        {
            return Refusal.Of(RefusalReason.AdministratorStillNeeded, "account") with { Subjects = [.. link.AdministratorOf.Select(school => school.Name)] };
        }

        var preview = new Forgotten { Account = account, Profiles = link.Profiles, Preview = true };
        var conferences = 0;
        foreach (var school in link.Schools)
        {
            conferences += await ForgetAsync("conference", school, preview, cancellation);
        }

        return new ErasureCounts(link.ChatCount, conferences);
    }

    /// <summary>What has to be known before it is gone. One who became administrator meanwhile goes on to be erased once another is named.</summary>
    public async Task<ErasureStep> ClaimAsync(AccountId account)
    {
        var link = await Link(account).ReadRemainsAsync();
        if (link.AdministratorOf.Count > 0)
        {
            return ErasureStep.Wait([new ErasureLeftover(LeftoverKind.Driver, link.AdministratorOf[0].Name, PlatformTrouble.OperatorNeeded)]);
        }

        ErasureLeftover[] messages = link is { Profiles.Count: > 0, ChatCount: > 0 } ? [new ErasureLeftover(LeftoverKind.Messages, "", PlatformTrouble.None)] : [];
        return ErasureStep.To(ErasurePhase.Rosters, messages) with { Schools = link.Schools, Profiles = link.Profiles };
    }

    /// <summary>Takes a phase.</summary>
    public Task<ErasureStep> TakeAsync(ErasureState state, AccountId account, DateTimeOffset now, CancellationToken cancellation) => state.Phase switch
    {
        ErasurePhase.Rosters => LeaveRostersAsync(state, account),
        ErasurePhase.Conferences => Task.FromResult(ErasureStep.To(ErasurePhase.Chats)),
        ErasurePhase.Chats => LeaveChatsAsync(state, account, now),
        ErasurePhase.Rows => ForgetAsync(state, account, cancellation),
        ErasurePhase.Links => Task.FromResult(ErasureStep.To(ErasurePhase.Last)),
        _ => DeleteAsync(state, account, cancellation),
    };

    private IErasedLinkGrain Link(AccountId account) => grains.ErasedLink(account);

    private async Task<ErasureStep> LeaveRostersAsync(ErasureState state, AccountId account)
    {
        var left = true;
        foreach (var school in state.Schools)
        {
            left &= await grains.RosterImport(school).ForgetPersonAsync(account);
        }

        return left ? ErasureStep.To(ErasurePhase.Conferences) : ErasureStep.Wait([]);
    }

    // Chats that are being handed over need the old link a little longer.
    private async Task<ErasureStep> LeaveChatsAsync(ErasureState state, AccountId account, DateTimeOffset now)
    {
        var waited = now - state.PhaseTime;
        var link = await Link(account).ReadRemainsAsync();
        if (link.IsHolding && waited < ErasureRules.Patience)
        {
            return ErasureStep.Wait([.. await RemainsAsync(account, link.Chats)]);
        }

        await Link(account).UndoAsync();
        link = await Link(account).ReadRemainsAsync();
        var remains = await RemainsAsync(account, link.Chats);
        var drives = remains.Any(one => one.Kind == LeftoverKind.Driver);
        return drives || (link.IsOwing && waited < ErasureRules.Patience) || remains.Any(one => ErasureRules.IsAwaited(one.Trouble, waited))
            ? ErasureStep.Wait([.. remains.Where(one => one.Trouble != PlatformTrouble.None)]) with { Profiles = link.Profiles }
            : ErasureStep.To(ErasurePhase.Rows, remains) with { Profiles = link.Profiles };
    }

    private async Task<List<ErasureLeftover>> RemainsAsync(AccountId account, IReadOnlyList<ChatId> chats)
    {
        var left = new List<ErasureLeftover>();
        await FanOut.ForEachAsync(chats, AtOnce, async chat =>
        {
            if (await grains.ErasedChat(chat).ReadRemainsAsync(account) is { IsThere: true } remains)
            {
                left.Add(remains.Drives
                    ? new ErasureLeftover(LeftoverKind.Driver, chat.Name, PlatformTrouble.OperatorNeeded)
                    : new ErasureLeftover(LeftoverKind.Membership, chat.Name, remains.Trouble));
            }
        }, CancellationToken.None);
        return left;
    }

    private async Task<ErasureStep> ForgetAsync(ErasureState state, AccountId account, CancellationToken cancellation)
    {
        var forgotten = new Forgotten { Account = account, Profiles = state.Profiles };
        foreach (var school in state.Schools)
        {
            foreach (var type in RowsOfSchool.Types)
            {
                await ForgetAsync(type, school, forgotten, cancellation);
            }

            await rows.DropIndexesAsync(school, cancellation);
        }

        foreach (var type in RowsOfSchool.Others)
        {
            foreach (var needle in Needles(forgotten))
            {
                await rows.ForgetAsync(type, [.. await rows.KeysAsync(type, needle, cancellation)], forgotten, cancellation);
            }
        }

        return ErasureStep.To(ErasurePhase.Links);
    }

    private async Task<int> ForgetAsync(string type, SchoolId school, Forgotten forgotten, CancellationToken cancellation)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var needle in Needles(forgotten))
        {
            keys.UnionWith(await rows.KeysAsync(type, school, needle, cancellation));
        }

        return await rows.ForgetAsync(type, keys, forgotten, cancellation);
    }

    private static IEnumerable<byte[]> Needles(Forgotten forgotten) =>
        forgotten.Profiles.Append(forgotten.Account!.Value.Segment).Select(Encoding.UTF8.GetBytes);

    // Lists follow the rows a moment later: as long as one of them still names the person it is asked again. Whom the school information system has sent again meanwhile is somebody new.
    private async Task<ErasureStep> DeleteAsync(ErasureState state, AccountId account, CancellationToken cancellation)
    {
        var forgotten = new Forgotten { Account = account, Profiles = state.Profiles };
        var isNew = !await Link(account).RenewAsync();
        foreach (var profile in isNew ? [] : state.Profiles)
        {
            await grains.ProfileClaim(profile).ReleaseAsync(account);
        }

        if (!isNew)
        {
            await rows.DeleteAsync("lane", [account.Key], cancellation);
            await rows.DeleteAsync("user-link", [account.Key], cancellation);
            foreach (var school in state.Schools)
            {
                foreach (var type in RowsOfSchool.Types)
                {
                    await ForgetAsync(type, school, forgotten, cancellation);
                }

                await rows.DropIndexesAsync(school, cancellation);
            }
        }

        await grains.Audit().EraseAsync(account, cancellation);
        return ErasureStep.To(ErasurePhase.Files);
    }
}
