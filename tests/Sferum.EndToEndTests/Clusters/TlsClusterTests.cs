using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Certificates;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Xunit;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Two silos and a facade with TLS between them, the silos at an address that other machines reach, where this one has any: it works, and whoever has no certificate of its authority stays out.</summary>
[Trait("tier", "long")]
public sealed class TlsClusterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PrivateAuthority _own = new("Cluster");
    private readonly PrivateAuthority _other = new("Cluster");

    [Fact]
    public async Task Cluster_WithTls_WorksAndKeepsStrangersOut()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartClusterAsync(sandbox.Address, 2, [("VkPlatform:RequestsPerSecond", "20"), ("Silo:Address", OwnAddress()), .. _own.Settings()]);
        var school = await SharedDeployment.Of(sandbox, service).NewSchool("tls").OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        Assert.All(service.Silos, silo => Assert.Contains(silo.Output, line => line.EndsWith(", with TLS", StringComparison.Ordinal)));

        await using var stranger = service.OneMoreSilo(_other.Settings());
        await Task.WhenAll(
            Assert.ThrowsAsync<ProcessNotReadyException>(stranger.StartAgainAsync),
            Assert.ThrowsAsync<ProcessNotReadyException>(() => service.OneMoreFacadeAsync(_other.Settings())));

        // It stood in the table of silos, was met by nobody, and nobody was taken for dead for its sake.
        Assert.Contains(stranger.Output, line => line.Contains("Failed to get ping responses from 2 of 2 active silos", StringComparison.Ordinal));
        Assert.DoesNotContain("Sferum: ready", stranger.Output);
        Assert.Equal(2, await ActiveSilosAsync(service));
        await school.LinkAsync("ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");

        // Whoever has a certificate of the authority's comes in.
        await using var third = service.OneMoreSilo(_own.Settings());
        await third.StartAgainAsync();
        await Eventually.HoldsAsync(async () => await ActiveSilosAsync(service) == 3, Patience);
    }

    [Fact]
    public async Task Silo_WithACertificateOfAnotherAuthority_EndsWithOneSentence()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartClusterAsync(sandbox.Address, 1);
        await using var silo = service.OneMoreSilo(("Cluster:Tls:Certificate:CertificatePath", _other.IssueFile()), ("Cluster:Tls:AuthorityFile", _own.File));

        await Assert.ThrowsAsync<ProcessNotReadyException>(silo.StartAgainAsync);

        Assert.Equal(1, silo.ExitCode);
        Assert.StartsWith("Sferum:Cluster:Tls:Certificate:CertificatePath: ", Assert.Single(silo.Output), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _own.Dispose();
        _other.Dispose();
    }

    private static async Task<int> ActiveSilosAsync(ServiceProcess service)
    {
        await using var connection = await service.OpenDatabaseAsync();
        await using var command = connection.CreateCommand();
        // Orleans' SiloStatus.Active.
        command.CommandText = "SELECT count(*)::int FROM Membership WHERE Status = 3";
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static string OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address), IPAddress.Loopback)
        .ToString();
}
