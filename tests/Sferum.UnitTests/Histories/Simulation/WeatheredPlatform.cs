using Sferum.Grains.Platform;
using Sferum.Testing.Platform;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>The messenger behind a bad line: calls take time and may go wrong, before or after their effect.</summary>
internal sealed class WeatheredMessenger(Deployment deployment, FakeIdentity identity) : IMessengerPlatform
{
    private readonly Dictionary<string, int> _asked = [];

    public FakeMessenger Inner { get; } = new(identity);

    public PlatformLimits Limits { get; } = new(RequestsPerSecond: 20, CallsPerRequest: 25);

    public async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
    {
        var chance = ChanceOf(calls[0].ToString());
        await deployment.PassAsync(chance.For("there"));
        foreach (var call in calls)
        {
            Meet(call);
        }

        var results = await Inner.ExecuteAsync(accessToken, calls, cancellation);
        await deployment.PassAsync(chance.For("back"));
        return results;
    }

    // A look has no effect: its outcome is never unknown.
    private void Meet(PlatformCall call)
    {
        var weather = deployment.Weather.OfPlatform(ChanceOf(call.ToString()));
        var fault = call switch
        {
            FindChatCall or ReadMembersCall when weather.Fault == PlatformFault.Unknown => PlatformFault.AgainSoon,
            not AddMemberCall when weather.Fault is PlatformFault.MemberRefused or PlatformFault.ChatFull => PlatformFault.AgainSoon,
            _ => weather.Fault,
        };
        if (fault != PlatformFault.None)
        {
            Inner.FailNext(other => ReferenceEquals(other, call), fault, afterEffect: weather.HasEffect);
        }
    }

    private Chance ChanceOf(string what) => deployment.Chance.For(what).For((ulong)(_asked[what] = _asked.GetValueOrDefault(what) + 1));
}

/// <summary>The identity provider behind a bad line.</summary>
internal sealed class WeatheredIdentity(Deployment deployment) : IIdentityPlatform
{
    private ulong _asked;

    public FakeIdentity Inner { get; } = new();

    public Uri LaunchAddress => Inner.LaunchAddress;

    public Uri AuthorizationAddress(string state, string codeChallenge, string redirectAddress = "") =>
        Inner.AuthorizationAddress(state, codeChallenge, redirectAddress);

    public IdentityRefusal RefusalOf(string error) => Inner.RefusalOf(error);

    public Task<IdentityAnswer<IdentityTokens>> ExchangeAsync(IdentityCode code, CancellationToken cancellation) =>
        AskAsync(() => Inner.ExchangeAsync(code, cancellation));

    public Task<IdentityAnswer<IdentityProfile>> ReadProfileAsync(string accessToken, CancellationToken cancellation) =>
        AskAsync(() => Inner.ReadProfileAsync(accessToken, cancellation));

    public Task<IdentityAnswer<IdentityTokens>> RefreshAsync(string refreshToken, string deviceId, CancellationToken cancellation) =>
        AskAsync(() => Inner.RefreshAsync(refreshToken, deviceId, cancellation));

    public Task<IdentityAnswer<bool>> RevokeAsync(string accessToken, CancellationToken cancellation) => AskAsync(() => Inner.RevokeAsync(accessToken, cancellation));

    private async Task<IdentityAnswer<T>> AskAsync<T>(Func<Task<IdentityAnswer<T>>> ask)
    {
        var chance = deployment.Chance.For("identity").For(++_asked);
        await deployment.PassAsync(chance.For(1));
        var weather = deployment.Weather.OfPlatform(chance.For(2));
        var lost = weather.Fault == PlatformFault.Unknown;
        var answer = lost && !weather.HasEffect ? null : await ask();
        await deployment.PassAsync(chance.For(3));
        return lost ? new IdentityAnswer<T>(default, PlatformFault.Unknown, "lost") : answer!;
    }
}
