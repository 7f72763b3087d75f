using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sferum.Testing.Certificates;

/// <summary>An authority of a cluster under test, and the certificates that it issues: valid since five days ago, for servers and clients, unless a test wants otherwise. Files lie in a directory that goes with it.</summary>
public sealed class PrivateAuthority : IDisposable
{
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("sferum-authority-");
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <param name="name">Its name: two of one name have different keys all the same.</param>
    /// <param name="above">Who vouches for it; null: it is a root.</param>
    /// <param name="days">How long it is valid, from now; negative: since then it is not.</param>
    public PrivateAuthority(string name, PrivateAuthority? above = null, int days = 2)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Certificate = above is null ? request.CreateSelfSigned(Begin, Day(days)) : above.Sign(request, key, days);
        File = Write("authority.pem", Certificate.ExportCertificatePem());
    }

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The same, PEM.</summary>
    public string File { get; }

    /// <summary>A certificate with its key.</summary>
    /// <param name="days">How long it is valid, from now; negative: since then it is not.</param>
    /// <param name="usages">What it is for; null: it does not say.</param>
    public X509Certificate2 Issue(int days = 1, string[]? usages = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(Request("CN=silo", own, usages ?? [ForServers, ForClients]), own, days);
    }

    /// <summary>A file with a certificate and its key, PEM.</summary>
    /// <param name="certificate">The certificate; null: a new one.</param>
    public string IssueFile(X509Certificate2? certificate = null)
    {
        using var issued = certificate is null ? Issue() : X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
        using var own = issued.GetECDsaPrivateKey()!;
        return Write($"{Guid.NewGuid():N}.pem", $"{issued.ExportCertificatePem()}\n{own.ExportPkcs8PrivateKeyPem()}");
    }

    /// <summary>A certificate that its owner has signed for himself.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request("CN=silo", own, [ForServers, ForClients]).CreateSelfSigned(Begin, Day(1));
    }

    /// <summary>A file in its directory.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(directory.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Settings of a silo or facade of this authority's cluster, below <c>Sferum:</c>.</summary>
    public (string Name, string Value)[] Settings() => [("Cluster:Tls:Certificate:CertificatePath", IssueFile()), ("Cluster:Tls:AuthorityFile", File)];

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
        directory.Delete(recursive: true);
    }

    private static CertificateRequest Request(string subject, ECDsa own, string[] usages)
    {
        var request = new CertificateRequest(subject, own, HashAlgorithmName.SHA256);
        if (usages.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(usage => new Oid(usage))], critical: true));
        return request;
    }

    private X509Certificate2 Sign(CertificateRequest request, ECDsa own, int days)
    {
        var generator = X509SignatureGenerator.CreateForECDsa(key);
        using var signed = request.Create(Certificate.SubjectName, generator, Begin, Day(days), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(own);
    }

    private static DateTimeOffset Begin => Day(-5);

    private static DateTimeOffset Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days);
}
