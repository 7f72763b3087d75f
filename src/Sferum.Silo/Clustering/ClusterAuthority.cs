using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sferum.Silo.Clustering;

/// <summary>Whose certificates are the cluster's. Nothing else is trusted: not what the machine trusts, and not what a peer sends along.</summary>
internal sealed class ClusterAuthority
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection _certificates;

    private ClusterAuthority(X509Certificate2Collection certificates) => _certificates = certificates;

    /// <summary>Reads it.</summary>
    /// <param name="file">PEM with one certificate or more.</param>
    /// <exception cref="CryptographicException">It holds none, or one that is no authority's.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static ClusterAuthority Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        if (certificates.Count == 0)
            throw new CryptographicException($"{file} holds no certificate as PEM.");
        return certificates.FirstOrDefault(certificate => !IsAuthority(certificate)) is { } other
            ? throw new CryptographicException($"{file} holds {other.Subject}, which is no authority and may not issue certificates.")
            : new ClusterAuthority(certificates);
    }

    /// <summary>
    /// What a chain is built by: these authorities alone, at this moment, for servers and clients. Lists of revoked certificates are not read, and nothing is loaded from addresses that stand in a certificate: a stranger
    /// could have written them.
    /// </summary>
    internal X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_certificates);
        // Everybody of a cluster but a facade is called and calls.
        policy.ApplicationPolicy.Add(new Oid(ForServers));
        policy.ApplicationPolicy.Add(new Oid(ForClients));
        return policy;
    }

    /// <summary>Whether a peer with this certificate belongs to the cluster.</summary>
    internal bool IsTaken(X509Certificate2 certificate) => Objection(certificate) is null;

    /// <summary>Why a certificate is not taken, in words that go on a sentence; null: it is.</summary>
    internal string? Objection(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        if (chain.Build(certificate))
            // An authority itself is nobody of the cluster, and so nobody who signed for himself is.
            return chain.ChainElements.Count > 1 ? null : $"{certificate.Subject} is an authority itself";
        if (chain.ChainElements.FirstOrDefault(IsNotOfThisTime)?.Certificate is { } element)
            return string.Create(CultureInfo.InvariantCulture, $"{element.Subject} is valid from {element.NotBefore.ToUniversalTime():u} to {element.NotAfter.ToUniversalTime():u} only");
        return chain.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotValidForUsage))
            ? $"{certificate.Subject} is not for servers and clients both (extended key usage)"
            : $"{certificate.Subject} was not issued by the cluster's authority";
    }

    private static bool IsAuthority(X509Certificate2 certificate) => certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    private static bool IsNotOfThisTime(X509ChainElement element) => element.ChainElementStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid));
}
