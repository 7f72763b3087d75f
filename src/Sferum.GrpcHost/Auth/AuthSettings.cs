using System.ComponentModel.DataAnnotations;
using Sferum.GrpcHost.Auth.Certificates;
using Sferum.GrpcHost.Auth.Tokens;

namespace Sferum.GrpcHost.Auth;

/// <summary>How callers prove who they are. Where nothing is set, whoever is on this machine may do everything, and nothing listens beyond it.</summary>
internal sealed class AuthSettings : IValidatableObject
{
    internal const string Section = "Sferum:Authentication";

    /// <summary>Tokens (JWT).</summary>
    public TokenSettings Jwt { get; set; } = new();

    /// <summary>Certificates of callers (mTLS).</summary>
    public CertificateSettings Certificates { get; set; } = new();

    /// <summary>
    /// Whether tokens of this data directory's own key (the command <c>token</c>) are taken, and some token is needed. Default: they are taken while nothing else is configured, and none is
    /// needed; beyond loopback they are taken only when this is set.
    /// </summary>
    public bool? DevelopmentTokens { get; set; }

    /// <summary>Whether a caller without credentials is refused.</summary>
    internal bool IsRequired => Jwt.IsConfigured || Certificates.IsConfigured || DevelopmentTokens == true;

    /// <summary>Whether tokens of the development key are taken.</summary>
    internal bool TakesDevelopmentTokens => DevelopmentTokens ?? !(Jwt.IsConfigured || Certificates.IsConfigured);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Jwt.Failures().Concat(Certificates.Failures()).Select(failure => new ValidationResult(failure));
}
