using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sferum.UnitTests.Auth;

/// <summary>An authority that issues certificates.</summary>
internal sealed class TestAuthority : IDisposable
{
    internal const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly RSA _key;
    private readonly X509Certificate2 _certificate;

    /// <param name="subject">Its name.</param>
    /// <param name="key">Whose key it has: two of one name may have different ones.</param>
    internal TestAuthority(string subject, string key = "authority")
    {
        _key = TestKeys.Of(key);
        var request = new CertificateRequest(subject, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-10), TimeProvider.System.GetUtcNow().AddDays(10));
        File = Path.GetTempFileName();
        System.IO.File.WriteAllText(File, _certificate.ExportCertificatePem());
    }

    /// <summary>Its own certificate, PEM.</summary>
    internal string File { get; }

    /// <summary>A certificate with its key.</summary>
    internal X509Certificate2 Issue(string subject, string? dns = null, int days = 5, string usage = ForClients)
    {
        using var key = TestKeys.Of("certificate");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], true));
        if (dns is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(dns);
            request.CertificateExtensions.Add(names.Build());
        }

        using var issued = request.Create(_certificate, TimeProvider.System.GetUtcNow().AddDays(-5), TimeProvider.System.GetUtcNow().AddDays(days), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        _key.Dispose();
        _certificate.Dispose();
        System.IO.File.Delete(File);
    }
}
