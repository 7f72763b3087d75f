using Microsoft.Extensions.Configuration;
using Sferum.Silo;
using Sferum.Silo.Clustering;
using Sferum.Testing.Certificates;
using Xunit;

namespace Sferum.UnitTests.Clustering;

/// <summary>Where a silo may listen.</summary>
public sealed class SiloExposureTests : IDisposable
{
    private static readonly (string, string)[] PostgreSql = [("Storage:Kind", "PostgreSql"), ("Storage:ConnectionString", "Host=127.0.0.1")];

    private readonly PrivateAuthority _authority = new("Cluster");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("::1")]
    public void Address_OnLoopback_IsAllowedWithTlsAndWithout(string address)
    {
        Assert.Equal(address, $"{SiloExposure.Allowed(Read(address))}");
        Assert.Equal(address, $"{SiloExposure.Allowed(Read(address, _authority.Settings()))}");
        Assert.Equal(address, $"{SiloExposure.Allowed(Read(address, [.. PostgreSql, .. _authority.Settings()]))}");
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("0.0.0.0")]
    [InlineData("2001:db8::1")]
    public void Address_BeyondLoopbackWithoutTls_IsRefusedWithTheSettingThatIsMissing(string address)
    {
        var refused = Assert.Throws<SiloExposedException>(() => SiloExposure.Allowed(Read(address, PostgreSql)));

        Assert.Contains("Sferum:Silo:Address", refused.Message, StringComparison.Ordinal);
        Assert.Contains("set Sferum:Cluster:Tls", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("2001:db8::1")]
    public void Address_BeyondLoopbackWithTls_IsAllowed(string address) => Assert.Equal(address, $"{SiloExposure.Allowed(Read(address, [.. PostgreSql, .. _authority.Settings()]))}");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    [InlineData("silo-1.example")]
    public void Address_AtWhichNoMachineIs_IsRefused(string address) =>
        Assert.Throws<SiloExposedException>(() => SiloExposure.Allowed(Read(address, [.. PostgreSql, .. _authority.Settings()])));

    [Fact]
    public void Address_BeyondLoopbackOnSqlite_IsRefused() =>
        Assert.Contains("a silo is alone", Assert.Throws<SiloExposedException>(() => SiloExposure.Allowed(Read("10.1.2.3", _authority.Settings()))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("10.1.2.3", "127.0.0.1")]
    [InlineData("127.0.0.2", "127.0.0.2")]
    public void OfThisMachine_OfASilo_StaysOnLoopback(string address, string face) => Assert.Equal(face, $"{SiloExposure.OfThisMachine(new SiloSettings { Address = address })}");

    public void Dispose() => _authority.Dispose();

    private static DeploymentSettings Read(string address, params (string Name, string Value)[] settings) => DeploymentSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Append(("Silo:Address", address)).Select(setting => KeyValuePair.Create($"Sferum:{setting.Item1}", (string?)setting.Item2)))
        .Build());
}
