using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sferum.GrpcHost.Auth.Tokens;

namespace Sferum.GrpcHost.Auth.Certificates;

/// <summary>Which certificates are taken, and whose they are. Pure but for the file of the authorities, which is read once.</summary>
internal sealed class CallerCertificates(CertificateSettings settings)
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly (CertificateCaller Rule, X500DistinguishedName? Subject, Caller Caller)[] _callers =
    [
        .. settings.Callers.Select(rule => (
            rule, rule.Subject is { } subject ? new X500DistinguishedName(subject) : null, new Caller(rule.Name, CallerClaims.Role(rule.Role), CallerClaims.Schools(rule.Schools)))),
    ];

    private readonly X509Certificate2Collection _authorities = settings.AuthorityFile is { } file && Authorities(file) is { } read ? read : [];

    /// <summary>Whether callers are asked for certificates.</summary>
    internal bool AreTaken => settings.IsConfigured;

    /// <summary>Whether one of the authorities vouches for a certificate, for clients, now. Lists of revoked ones are not read.</summary>
    internal bool IsTaken(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForClients));
        return _authorities.Count > 0 && chain.Build(certificate);
    }

    /// <summary>Whose a certificate is; null: nobody's. Only certificates that were taken come here.</summary>
    internal Caller? Of(X509Certificate2 certificate)
    {
        foreach (var (rule, subject, caller) in _callers)
        {
            if (subject is not null ? subject.RawData.AsSpan().SequenceEqual(certificate.SubjectName.RawData) || certificate.Subject == subject.Name : HasName(certificate, rule.DnsName!))
            {
                return caller;
            }
        }

        return null;
    }

    private static bool HasName(X509Certificate2 certificate, string name) => certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(names => names.EnumerateDnsNames()).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The authorities of a file; null: it cannot be read, or what stands in it is no certificate.</summary>
    internal static X509Certificate2Collection? Authorities(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
