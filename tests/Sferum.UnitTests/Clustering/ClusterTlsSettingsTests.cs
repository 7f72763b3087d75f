using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Sferum.Silo;
using Sferum.Silo.Clustering;
using Sferum.Testing.Certificates;
using Xunit;

namespace Sferum.UnitTests.Clustering;

/// <summary>Certificates that cannot be used end the start, in one sentence that names the setting.</summary>
public sealed class ClusterTlsSettingsTests : IDisposable
{
    private const string CertificatePath = "Certificate:CertificatePath";
    private const string AuthorityFile = "AuthorityFile";

    private readonly PrivateAuthority _authority = new("Cluster");
    private readonly Dictionary<string, string?> _settings = [];

    public ClusterTlsSettingsTests() => (_settings[CertificatePath], _settings[AuthorityFile]) = (_authority.IssueFile(), _authority.File);

    [Fact]
    public void Settings_WithEverything_AreTaken() => Assert.True(Read().IsSet);

    [Fact]
    public void Settings_WithNothing_AreNone()
    {
        _settings.Clear();

        Assert.False(Read().IsSet);
    }

    [Fact]
    public void Settings_WithKeyAndPassword_AreTaken()
    {
        using var certificate = _authority.Issue();
        _settings[CertificatePath] = Path.ChangeExtension(_authority.File, ".pfx");
        File.WriteAllBytes(_settings[CertificatePath]!, certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, "secret"));
        _settings["Certificate:PasswordFile"] = _authority.Write("password", "secret\n");

        Assert.True(Read().IsSet);
        _settings["Certificate:PasswordFile"] = _authority.Write("password", "wrong\n");
        RefusedIn(CertificatePath);
    }

    [Theory]
    [InlineData(CertificatePath)]
    [InlineData(AuthorityFile)]
    public void Settings_WithHalfOfIt_AreRefused(string missing)
    {
        _settings.Remove(missing);

        Assert.Contains("is missing", RefusedIn(missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CertificatePath)]
    [InlineData(AuthorityFile)]
    public void Settings_WithAFileThatIsNotThere_AreRefused(string setting)
    {
        _settings[setting] = Path.Combine(Path.GetTempPath(), "nowhere", "silo.pem");

        Assert.Contains("silo.pem", RefusedIn(setting), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CertificatePath, "silo.pem", "no certificate")]
    [InlineData(CertificatePath, "silo.pfx", "no certificate")]
    [InlineData(CertificatePath, "silo.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData(CertificatePath, "silo.pem", "")]
    [InlineData(AuthorityFile, "authority.txt", "no certificate")]
    [InlineData(AuthorityFile, "authority.txt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData(AuthorityFile, "authority.txt", "")]
    public void Settings_WithAFileThatIsNoCertificate_AreRefused(string setting, string name, string text)
    {
        _settings[setting] = _authority.Write(name, text);

        RefusedIn(setting);
    }

    [Theory]
    [InlineData(CertificatePath)]
    [InlineData(AuthorityFile)]
    public void Settings_WithADirectory_AreRefused(string setting)
    {
        _settings[setting] = Path.GetTempPath();

        RefusedIn(setting);
    }

    [Fact]
    public void Settings_WithACertificateWithoutItsKey_AreRefused()
    {
        _settings[CertificatePath] = _authority.Write("silo.pem", _authority.Issue().ExportCertificatePem());

        RefusedIn(CertificatePath);
    }

    [Fact]
    public void Settings_WithTheKeyOfAnother_AreRefused()
    {
        _settings["Certificate:KeyPath"] = _authority.IssueFile();

        RefusedIn(CertificatePath);
    }

    [Fact]
    public void Settings_WithACertificateThatHasEnded_AreRefused()
    {
        _settings[CertificatePath] = _authority.IssueFile(_authority.Issue(days: -1));

        Assert.Contains("is valid from", RefusedIn(CertificatePath), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_WithACertificateOfAnotherAuthority_AreRefused()
    {
        using var other = new PrivateAuthority("Another");
        _settings[CertificatePath] = other.IssueFile();

        Assert.Contains("was not issued by", RefusedIn(CertificatePath), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_WithASelfSignedCertificateThatIsItsOwnAuthority_AreRefused()
    {
        using var certificate = PrivateAuthority.SelfSigned();
        (_settings[CertificatePath], _settings[AuthorityFile]) = (_authority.IssueFile(certificate), _authority.Write("self.pem", certificate.ExportCertificatePem()));

        Assert.Contains("is no authority", RefusedIn(AuthorityFile), StringComparison.Ordinal);
    }

    public void Dispose() => _authority.Dispose();

    // One plain sentence: no second line, no trace.
    private string RefusedIn(string setting)
    {
        var message = Assert.Throws<OptionsValidationException>(Read).Message;
        Assert.StartsWith($"{ClusterTlsSettings.Section}:{setting}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private ClusterTlsSettings Read() => DeploymentSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create($"{ClusterTlsSettings.Section}:{setting.Key}", setting.Value)))
        .Build()).Cluster.Tls;
}
