using System.Net.Security;
using Orleans.Connections.Security;

namespace Sferum.Silo.Clustering;

/// <summary>Puts every connection of silos and facades under TLS, where it is set: 1.2 or 1.3, with a certificate on both sides.</summary>
internal static class ClusterTls
{
    /// <summary>For a silo: its own connections, and those of facades to it.</summary>
    internal static void UseClusterTls(this ISiloBuilder silo, ClusterTlsSettings settings)
    {
        if (settings.IsSet)
            silo.UseTls(tls => tls.OfCluster(settings));
    }

    /// <summary>For a facade.</summary>
    internal static void UseClusterTls(this IClientBuilder client, ClusterTlsSettings settings)
    {
        if (settings.IsSet)
            client.UseTls(tls => tls.OfCluster(settings));
    }

    private static void OfCluster(this TlsOptions tls, ClusterTlsSettings settings)
    {
        var authority = ClusterAuthority.Read(settings.AuthorityFile!);
        tls.LocalCertificate = settings.Certificate.Read();
        tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (certificate, _, _) => authority.IsTaken(certificate);
        // The stream builds a chain of its own before it asks; by the default policy it would go to addresses that stand in a stranger's certificate.
        tls.OnAuthenticateAsServer = (_, options) => ((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions).CertificateChainPolicy = authority.Policy();
        tls.OnAuthenticateAsClient = (_, options) => ((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions).CertificateChainPolicy = authority.Policy();
    }
}
