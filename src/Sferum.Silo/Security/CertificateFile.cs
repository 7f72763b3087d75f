using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sferum.Silo.Security;

/// <summary>A certificate with its private key, in files: PFX, or PEM with the key in the same file or in another.</summary>
public sealed class CertificateFile : IValidatableObject
{
    /// <summary>The certificate: PFX (<c>.pfx</c>, <c>.p12</c>) or PEM. Default: none.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The private key, where it is not in the certificate's file: PEM.</summary>
    public string? KeyPath { get; set; }

    /// <summary>The password of the file with the key; better in the environment than on the command line. Default: none.</summary>
    public string? Password { get; set; }

    /// <summary>A file whose first line is the password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Whether there is one.</summary>
    public bool IsSet => !string.IsNullOrEmpty(CertificatePath);

    /// <summary>Reads it.</summary>
    /// <exception cref="CryptographicException">It cannot be read with this password, or has no private key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public X509Certificate2 Read()
    {
        var password = PasswordFile is null ? Password : File.ReadLines(PasswordFile).FirstOrDefault();
        var certificate = IsPfx(CertificatePath!) ? X509CertificateLoader.LoadPkcs12FromFile(CertificatePath!, password) : ReadPem(password);
        return certificate.HasPrivateKey ? certificate : throw new CryptographicException($"{CertificatePath} has no private key.");
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Failures().Select(failure => new ValidationResult(failure));

    /// <summary>What is wrong with it, in words; nothing where none is set.</summary>
    public IEnumerable<string> Failures()
    {
        if (!IsSet)
        {
            yield break;
        }

        var failure = "";
        try
        {
            using var certificate = Read();
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            failure = error.Message;
        }

        if (failure.Length > 0)
        {
            yield return $"{nameof(CertificatePath)}: the certificate cannot be used: {failure}";
        }
    }

    private static bool IsPfx(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12";

    private X509Certificate2 ReadPem(string? password) => password is null
        ? X509Certificate2.CreateFromPemFile(CertificatePath!, KeyPath)
        : X509Certificate2.CreateFromEncryptedPemFile(CertificatePath!, password, KeyPath);
}
