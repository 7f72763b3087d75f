using Sferum.Testing.Processes;
using Xunit;

namespace Sferum.EndToEndTests.Peers;

/// <summary>What the peers are pointed at: one sandbox that lets them be as fast as they like, and one that holds them to VK's rate.</summary>
public sealed class PeerSandboxes : IAsyncLifetime
{
    private SandboxProcess? _free;
    private SandboxProcess? _limited;

    /// <summary>Where they are, as the tests in JavaScript are told.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["SANDBOX"] = _free!.Address.AbsoluteUri,
        ["SANDBOX_LIMITED"] = _limited!.Address.AbsoluteUri,
    };

    public async Task InitializeAsync()
    {
        var limited = SandboxProcess.StartAsync();
        _free = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        _limited = await limited;
    }

    public async Task DisposeAsync()
    {
        foreach (var sandbox in new[] { _free, _limited }.OfType<SandboxProcess>())
        {
            await sandbox.DisposeAsync();
        }
    }
}
