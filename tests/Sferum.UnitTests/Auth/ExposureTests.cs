using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Sferum.GrpcHost.Settings;
using Xunit;

namespace Sferum.UnitTests.Auth;

/// <summary>Loopback or authenticated, and nothing between.</summary>
public sealed class ExposureTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sferum-").FullName;
    private readonly string _pfx;
    private readonly string _key;

    public ExposureTests()
    {
        using var rsa = TestKeys.Of("certificate");
        using var certificate = new CertificateRequest("CN=sferum", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        _pfx = Path.Combine(_directory, "server.pfx");
        _key = Path.Combine(_directory, "issuer.pem");
        File.WriteAllBytes(_pfx, certificate.Export(X509ContentType.Pfx, "secret"));
        File.WriteAllText(_key, rsa.ExportSubjectPublicKeyInfoPem());
    }

    [Fact]
    public void Settings_WithEverything_OpenAnotherAddress() => Assert.True(Read(Whole()).Listen.IsBeyondLoopback);

    [Fact]
    public void Settings_BehindAProxy_NeedNoCertificateOfTheirOwn()
    {
        var settings = Whole();
        settings.Remove("Listen:Tls:CertificatePath");
        settings.Remove("Listen:Tls:Password");
        settings["Listen:TlsAtProxy"] = "true";

        Assert.True(Read(settings).Listen.IsBeyondLoopback);
    }

    [Theory]
    [InlineData("Authentication:Jwt", "callers are not authenticated")]
    [InlineData("Listen:Tls", "without TLS")]
    [InlineData("VkPlatform", "the sandbox never is")]
    [InlineData("Links", "by which address browsers reach")]
    [InlineData("KeyRing", "is not sealed itself")]
    public void Settings_WithoutAPart_AreRefusedInWords(string part, string words)
    {
        var settings = Whole().Where(setting => !setting.Key.StartsWith(part, StringComparison.Ordinal)).ToDictionary();

        var refused = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(words, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sandbox:Enabled", "true", "the sandbox never is")]
    [InlineData("Listen:Address", "somewhere", "must be an IP address")]
    [InlineData("Listen:Tls:Password", "wrong", "the certificate cannot be used")]
    [InlineData("Listen:Tls:CertificatePath", "/none.pfx", "the certificate cannot be used")]
    [InlineData("KeyRing:Certificate:Password", "wrong", "the certificate cannot be used")]
    [InlineData("KeyRing:Former:0:CertificatePath", "/none.pfx", "the certificate cannot be used")]
    [InlineData("Authentication:Jwt:KeyFiles:1", "/none.pem", "which is not there")]
    [InlineData("Authentication:Jwt:Authority", "http://issuer.invalid", "must be an https address")]
    [InlineData("Authentication:Jwt:Authority", "https://issuer.invalid", "needs either Authority or KeyFiles")]
    [InlineData("Authentication:Jwt:Audience", "", "needs both Issuer and Audience")]
    [InlineData("Authentication:Jwt:Algorithms:0", "HS256", "asymmetric signatures only")]
    [InlineData("Authentication:Jwt:Algorithms:0", "none", "asymmetric signatures only")]
    [InlineData("Authentication:Jwt:ClockSkewSeconds", "301", "must be from 0 to 300")]
    [InlineData("Authentication:Certificates:Callers:0:Name", "es", "AuthorityFile must name")]
    [InlineData("Authentication:Certificates:AuthorityFile", "/none.pem", "AuthorityFile must name")]
    public void Settings_WithWhatIsWrong_AreRefusedInWords(string setting, string value, string words)
    {
        var settings = Whole();
        settings[setting] = value;

        var refused = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(refused.Failures, failure => failure.Contains(words, StringComparison.Ordinal));
        Assert.All(refused.Failures, failure => Assert.DoesNotContain("secret", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public void Settings_OnLoopback_NeedNothing(string address) => Assert.False(Read(new() { ["Listen:Address"] = address }).Listen.IsBeyondLoopback);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.1.2.3")]
    [InlineData("::ffff:10.1.2.3")]
    public void Settings_ForAnyOtherAddress_AreRefusedWithoutAuthentication(string address) =>
        Assert.Throws<OptionsValidationException>(() => Read(new() { ["Listen:Address"] = address }));

    [Theory]
    [InlineData("true", true, true)]
    [InlineData("false", false, false)]
    [InlineData(null, false, true)]
    public void DevelopmentTokens_WhenNothingElseIsConfigured_AreTakenUnlessToldOtherwise(string? value, bool required, bool taken)
    {
        var auth = Read(value is null ? [] : new() { ["Authentication:DevelopmentTokens"] = value }).Authentication;

        Assert.Equal((required, taken), (auth.IsRequired, auth.TakesDevelopmentTokens));
    }

    [Fact]
    public void DevelopmentTokens_BesideAnIssuer_AreNotTakenUnlessTold() => Assert.False(Read(Whole()).Authentication.TakesDevelopmentTokens);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Dictionary<string, string?> Whole() => new()
    {
        ["Listen:Address"] = "0.0.0.0",
        ["Listen:Tls:CertificatePath"] = _pfx,
        ["Listen:Tls:Password"] = "secret",
        ["Authentication:Jwt:Issuer"] = "https://issuer.invalid/",
        ["Authentication:Jwt:Audience"] = "sferum",
        ["Authentication:Jwt:KeyFiles:0"] = _key,
        ["KeyRing:Certificate:CertificatePath"] = _pfx,
        ["KeyRing:Certificate:Password"] = "secret",
        ["Links:PublicAddress"] = "https://sferum.invalid/",
        ["VkPlatform:ApiBaseAddress"] = "https://api.invalid/",
    };

    private static HostSettings Read(Dictionary<string, string?> settings) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Sferum:{setting.Key}", setting.Value))).Build());
}
