using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Sferum.Silo;
using Sferum.Silo.Storage;
using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Start;

public sealed class StartTests
{
    [Fact]
    public async Task Start_WhenTheDataDirectoryIsInUse_IsRefusedInWords()
    {
        await using var first = await SferumUnderTest.StartAsync();

        var refused = await Assert.ThrowsAsync<StorageStartException>(() => SferumUnderTest.StartAsync(first.DataDirectory));

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenAPortIsTaken_NamesPortAndSetting()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<PortInUseException>(() => SferumUnderTest.StartAsync(settings: $"--Sferum:Listen:HttpPort={port}"));

        Assert.Contains($"{port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Sferum:Listen:HttpPort", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Sferum:Listen:GrpcPort=70000")]
    [InlineData("--Sferum:Listen:GrpcPrt=1")]
    [InlineData("--Sferum:Listen:Address=0.0.0.0")]
    [InlineData("--Sferum:Silo:Port=x")]
    [InlineData("--Sferum:Lissten:HttpPort=1")]
    [InlineData("--Sferum:DataDirectry=x")]
    [InlineData("--Sferum:Drift:Period=00:00:30")]
    [InlineData("--Sferum:Drift:Period=1.00:00:01")]
    [InlineData("--Sferum:Telemetry:OtlpEndpoint=ftp://127.0.0.1")]
    [InlineData("--Sferum:Telemetry:TraceRatio=2")]
    [InlineData("--Sferum:Telemetry:Traces=true")]
    [InlineData("--Sferum:Logging:Format=Xml")]
    [InlineData("--Sferum:Dashboard:Port=1")]
    [InlineData("--Sferum:Shutdown:Timeout=00:00:12")]
    public Task Start_WhenASettingIsWrongOrUnknown_IsRefused(string setting) =>
        Assert.ThrowsAsync<OptionsValidationException>(() => SferumUnderTest.StartAsync(settings: setting));

    [Theory]
    [InlineData("--Sferum:Listen:GrpcPort=26001", "--Sferum:Listen:HttpPort=26001")]
    [InlineData("--Sferum:Listen:GrpcPort=26001", "--Sferum:Sandbox:Port=26001")]
    [InlineData("--Sferum:Silo:Port=26001", "--Sferum:Listen:HttpPort=26001")]
    public async Task Start_WhenTwoFacesAskForOnePort_IsRefusedInWords(string one, string other)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => SferumUnderTest.StartAsync(null, null, one, other));

        Assert.Contains("26001 is asked for more than once", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenNothingCanBeMadeInTheDataDirectory_IsRefusedInWords()
    {
        var directory = Directory.CreateTempSubdirectory("sferum-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "keys"), "in the way");

        var refused = await Assert.ThrowsAsync<StorageStartException>(() => SferumUnderTest.StartAsync(directory.FullName));

        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_WhenStoppedBefore_TakesTheSameDirectoryAgain()
    {
        var directory = Directory.CreateTempSubdirectory("sferum-");
        for (var i = 0; i < 2; i++)
        {
            await using var sferum = await SferumUnderTest.StartAsync(directory.FullName);
            using var answer = await sferum.Http.GetAsync(new Uri("readyz", UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode);
        }

        directory.Delete(recursive: true);
    }
}
