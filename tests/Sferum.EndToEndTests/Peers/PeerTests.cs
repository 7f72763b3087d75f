using Xunit;

namespace Sferum.EndToEndTests.Peers;

/// <summary>Clients that nobody here wrote, and VK's published schema, find in the sandbox what they know of VK: the files of tests/peers.</summary>
public sealed class PeerTests(PeerSandboxes sandboxes) : IClassFixture<PeerSandboxes>
{
    public static TheoryData<string> Names => [.. PeerFiles.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Peer_PointedAtTheSandbox_FindsWhatItKnowsOfVk(string name)
    {
        var run = await NodeRun.OfAsync(PeerFiles.PathOf(name), sandboxes.Environment);
        Assert.True(run.IsGood, $"{run}");
    }
}
