namespace Sferum.GrpcHost.Auth.Certificates;

/// <summary>Callers that prove themselves by a certificate of their own.</summary>
internal sealed class CertificateSettings
{
    private const string Section = $"{AuthSettings.Section}:Certificates";

    /// <summary>A PEM file with the authorities whose certificates are taken. Default: none, no certificates are asked for.</summary>
    public string? AuthorityFile { get; set; }

    /// <summary>Which certificates are whose.</summary>
    public IList<CertificateCaller> Callers { get; } = [];

    internal bool IsConfigured => AuthorityFile is not null || Callers.Count > 0;

    internal IEnumerable<string> Failures()
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (AuthorityFile is null || CallerCertificates.Authorities(AuthorityFile) is not { Count: > 0 })
        {
            yield return $"{Section}:{nameof(AuthorityFile)} must name a PEM file with the authorities of the callers' certificates.";
        }

        if (Callers.Count == 0)
        {
            yield return $"{Section}:{nameof(Callers)} names nobody.";
        }

        for (var i = 0; i < Callers.Count; i++)
        {
            if (Callers[i].Failure is { } failure)
            {
                yield return $"{Section}:{nameof(Callers)}:{i} {failure}";
            }
        }
    }
}

/// <summary>One of them.</summary>
internal sealed class CertificateCaller
{
    /// <summary>What it is called in the audit trail and in limits.</summary>
    public string Name { get; set; } = "";

    /// <summary>The certificate's subject, such as <c>CN=es, O=School Board</c>. This, or <see cref="DnsName"/>.</summary>
    public string? Subject { get; set; }

    /// <summary>A DNS name among its alternative names.</summary>
    public string? DnsName { get; set; }

    /// <summary>ES's ids of its schools; <c>*</c> alone: all.</summary>
    public IList<string> Schools { get; } = [];

    /// <summary><c>reader</c>, <c>operator</c> or <c>administrator</c>.</summary>
    public string Role { get; set; } = "";

    internal string? Failure =>
        Name.Length == 0 ? "needs a name."
        : Subject is null == DnsName is null ? "needs either a subject or a DNS name."
        : Schools.Count == 0 ? "names no schools: ES's ids, or * for all."
        : Tokens.CallerClaims.Role(Role) == CallerRole.None ? "has no role: reader, operator or administrator."
        : null;
}
