using System.Security.Cryptography;
using Sferum.Silo.Security;

namespace Sferum.Silo.Clustering;

/// <summary>
/// TLS between silos, and between facades and silos: each side shows a certificate, and takes only those of the cluster's own authority. Names in certificates are not looked at: whoever has one of this authority belongs to
/// the cluster. All silos and facades have it, or none.
/// </summary>
public sealed class ClusterTlsSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = $"{ClusterSettings.Section}:Tls";

    /// <summary>The certificate of this process, for servers and clients where it says what it is for; read at the start. Default: none, no TLS.</summary>
    public CertificateFile Certificate { get; set; } = new();

    /// <summary>
    /// A PEM file with the authority that issues the cluster's certificates: its own certificate, of several authorities all of them, and what lies between an authority and the certificates. Read at the start.
    /// Default: none; required with a certificate.
    /// </summary>
    public string? AuthorityFile { get; set; }

    /// <summary>Whether there is TLS.</summary>
    public bool IsSet => AuthorityFile is not null || Certificate is not { CertificatePath: null, KeyPath: null, Password: null, PasswordFile: null };

    /// <summary>What is wrong with them, in one sentence that names the setting; null: nothing, or none is set.</summary>
    internal string? Failure()
    {
        if (!IsSet)
            return null;
        if (!Certificate.IsSet)
            return $"{Section}:{nameof(Certificate)}:{nameof(CertificateFile.CertificatePath)} is missing: every silo and facade needs a certificate of the cluster's authority.";
        if (string.IsNullOrEmpty(AuthorityFile))
            return $"{Section}:{nameof(AuthorityFile)} is missing: a PEM file with the authority that issues the cluster's certificates.";
        return Certificate.Failures().Select(failure => $"{Section}:{nameof(Certificate)}:{failure}").FirstOrDefault() ?? FailureOfAuthority();
    }

    private string? FailureOfAuthority()
    {
        try
        {
            var authority = ClusterAuthority.Read(AuthorityFile!);
            using var certificate = Certificate.Read();
            return authority.Objection(certificate) is { } objection
                ? $"{Section}:{nameof(Certificate)}:{nameof(CertificateFile.CertificatePath)}: the others of the cluster would refuse {Certificate.CertificatePath}: {objection}."
                : null;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"{Section}:{nameof(AuthorityFile)}: the authority cannot be used: {error.Message}";
        }
    }
}
