using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>What the exchange of a code came to: a profile with tokens, or a reason.</summary>
/// <param name="Profile">The profile; null when there is a reason.</param>
/// <param name="Tokens">Tokens that were issued, whatever came after.</param>
/// <param name="Reason">Why no link can come of it.</param>
internal sealed record ExchangeResult(LinkedProfile? Profile, DoomedTokens? Tokens, RefusalReason Reason);

/// <summary>
/// Exchanges the code that a browser brought and reads the profile. What has to be known of the schools is asked before: the code can be used once only. An unknown outcome
/// is never tried again: the person begins anew.
/// </summary>
internal sealed class CodeExchange(AccountId account, IGrainFactory grains, IIdentityPlatform identity, TokenVault vault, TimeProvider time)
{
    private const int ProfileTries = 3;

    /// <summary>Null when nothing was done and it can be tried again.</summary>
    public async Task<ExchangeResult?> RunAsync(UserLinkState state, CancellationToken cancellation)
    {
        if (Code(state.Attempt!) is not { } code)
            return Refused(RefusalReason.LinkCodeRefused);
        var schools = await SchoolsAsync(state, cancellation);
        var answer = await identity.ExchangeAsync(code, CancellationToken.None);
        if (answer is not { IsDone: true, Value: { } tokens })
            return answer.Fault == PlatformFault.AgainSoon ? null : Refused(Reason(answer.Fault));
        var kept = new DoomedTokens(vault.SealTokens(tokens, code.DeviceId), time.GetUtcNow() + tokens.Lifetime);
        var profile = await ProfileAsync(tokens);
        return profile.Fault is PlatformFault.AgainSoon or PlatformFault.Unknown
            ? new ExchangeResult(null, kept, RefusalReason.LinkOutcomeUnknown)
            : Judge(profile.Value, tokens, kept, schools);
    }

    private static ExchangeResult Judge(IdentityProfile? profile, IdentityTokens tokens, DoomedTokens kept, IReadOnlyList<SchoolView> schools)
    {
        if (profile is null || profile.UserId != tokens.UserId)
            return new ExchangeResult(null, kept, RefusalReason.LinkCodeRefused);
        var differing = schools.Where(s => !NameLikeness.IsSame(s.Name, profile.FirstName, profile.LastName)).ToList();
        return differing.Exists(s => s.Policy == NameMismatchPolicy.Refuse)
            ? new ExchangeResult(null, kept, RefusalReason.NameMismatch)
            : new ExchangeResult(
                new LinkedProfile(profile.UserId, $"{profile.LastName} {profile.FirstName}".Trim(), differing.Count > 0), kept, RefusalReason.Unspecified);
    }

    private static ExchangeResult Refused(RefusalReason reason) => new(null, null, reason);

    private static RefusalReason Reason(PlatformFault fault) => fault switch
    {
        PlatformFault.NotEntitled => RefusalReason.NotEntitled,
        PlatformFault.Unknown => RefusalReason.LinkOutcomeUnknown,
        _ => RefusalReason.LinkCodeRefused,
    };

    private IdentityCode? Code(LinkAttempt attempt) =>
        vault.OpenAttempt(attempt.SealedSeed) is [var seed] && vault.OpenAttempt(attempt.SealedCode) is [var code, var device, var state]
            ? new IdentityCode(code, AttemptSecrets.Of(seed).Verifier, device, state) { RedirectAddress = attempt.CallerTakesCallback ? attempt.ReturnAddress : "" }
            : null;

    private async Task<IdentityAnswer<IdentityProfile>> ProfileAsync(IdentityTokens tokens)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await identity.ReadProfileAsync(tokens.AccessToken, CancellationToken.None);
            if (tries == ProfileTries || answer.Fault is not (PlatformFault.AgainSoon or PlatformFault.Unknown))
                return answer;
        }
    }

    private async Task<IReadOnlyList<SchoolView>> SchoolsAsync(UserLinkState state, CancellationToken cancellation)
    {
        var views = new List<SchoolView>();
        foreach (var school in state.Schools.Where(s => s.Kinds != PersonKinds.None).Select(s => s.School))
        {
            var people = await grains.PeopleIndex(school).GetAsync([account], cancellation);
            var settings = await grains.School(school).GetAsync(cancellation);
            if (people is [var person])
                views.Add(new SchoolView(person.Name, settings.Value?.Settings.NameMismatchPolicy ?? NameMismatchPolicy.Flag));
        }

        return views;
    }

    private sealed record SchoolView(PersonName Name, NameMismatchPolicy Policy);
}
