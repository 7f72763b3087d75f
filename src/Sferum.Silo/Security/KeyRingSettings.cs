using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo.Security;

/// <summary>What seals the key ring that seals the administrators' tokens.</summary>
public sealed class KeyRingSettings : IValidatableObject
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:KeyRing";

    /// <summary>The certificate that seals new keys; RSA. Default: none, which is for this machine alone.</summary>
    public CertificateFile Certificate { get; set; } = new();

    /// <summary>Certificates that sealed keys before and still open them.</summary>
    public IList<CertificateFile> Former { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Former.Prepend(Certificate).SelectMany(file => file.Failures())
            .Concat(Former.Any(file => !file.IsSet) ? [$"{nameof(Former)} needs a {nameof(CertificateFile.CertificatePath)}."] : [])
            .Concat(Former.Count > 0 && !Certificate.IsSet ? [$"{nameof(Former)} without {nameof(Certificate)}."] : [])
            .Select(failure => new ValidationResult(failure));
}
