using Sferum.Grains.Platform;

namespace Sferum.Testing.Cluster;

/// <summary>A silo's line to the platform. It is cut when the silo is killed: what a silo in this process goes on with after its death would reach the platform otherwise, long behind its successor's requests.</summary>
internal sealed class PlatformLine(IMessengerPlatform messenger, IIdentityPlatform identity) : IMessengerPlatform, IIdentityPlatform
{
    private volatile bool _cut;

    public PlatformLimits Limits => messenger.Limits;

    public Uri LaunchAddress => identity.LaunchAddress;

    public void Cut() => _cut = true;

    public Task<IReadOnlyList<PlatformResult>> ExecuteAsync(string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation) =>
        Through(() => messenger.ExecuteAsync(accessToken, calls, cancellation));

    public Uri AuthorizationAddress(string state, string codeChallenge, string redirectAddress = "") => identity.AuthorizationAddress(state, codeChallenge, redirectAddress);

    public IdentityRefusal RefusalOf(string error) => identity.RefusalOf(error);

    public Task<IdentityAnswer<IdentityTokens>> ExchangeAsync(IdentityCode code, CancellationToken cancellation) => Through(() => identity.ExchangeAsync(code, cancellation));

    public Task<IdentityAnswer<IdentityProfile>> ReadProfileAsync(string accessToken, CancellationToken cancellation) => Through(() => identity.ReadProfileAsync(accessToken, cancellation));

    public Task<IdentityAnswer<IdentityTokens>> RefreshAsync(string refreshToken, string deviceId, CancellationToken cancellation) =>
        Through(() => identity.RefreshAsync(refreshToken, deviceId, cancellation));

    public Task<IdentityAnswer<bool>> RevokeAsync(string accessToken, CancellationToken cancellation) => Through(() => identity.RevokeAsync(accessToken, cancellation));

    // The dead get no answer.
    private Task<T> Through<T>(Func<Task<T>> request) => _cut ? new TaskCompletionSource<T>().Task : request();
}
