using Microsoft.Extensions.Options;
using Sferum.Grains.Commits;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>What a host gives to all its grains.</summary>
internal sealed class Host(Deployment deployment) : ITokenProtector
{
    private readonly Dictionary<Type, object> _services = new()
    {
        [typeof(TimeProvider)] = deployment.Agenda,
        [typeof(IIdentityPlatform)] = deployment.Identity,
        [typeof(IOptions<TokenKeepingOptions>)] = Options.Create(new TokenKeepingOptions()),
        [typeof(IMessengerPlatform)] = deployment.Messenger,
        [typeof(IStoredRows)] = new KeptRows(),
        [typeof(IOptions<LaneOptions>)] = Options.Create(new LaneOptions()),
    };

    public object? Give(Type type) => type == typeof(ITokenProtector) ? this : _services.GetValueOrDefault(type);

    public string Protect(string purpose, string secret) => $"{purpose}|{secret}";

    public bool TryUnprotect(string purpose, string sealedText, out string secret)
    {
        var known = sealedText.StartsWith($"{purpose}|", StringComparison.Ordinal);
        secret = known ? sealedText[(purpose.Length + 1)..] : "";
        return known;
    }
}
