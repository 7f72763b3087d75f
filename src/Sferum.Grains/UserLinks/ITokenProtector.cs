namespace Sferum.Grains.UserLinks;

/// <summary>Seals the secrets that have to be stored (an administrator's tokens), so that a stored row alone gives nothing away.</summary>
public interface ITokenProtector
{
    /// <summary>Seals a secret. The same secret seals to another text each time.</summary>
    /// <param name="purpose">What the secret is for and whose it is; a text sealed for one purpose opens for no other.</param>
    /// <param name="secret">The secret in the clear.</param>
    string Protect(string purpose, string secret);

    /// <summary>Opens a sealed text; false when it was tampered with, was sealed for another purpose, or its key is lost.</summary>
    /// <param name="purpose">The purpose that it was sealed for.</param>
    /// <param name="sealedText">What <see cref="Protect"/> gave.</param>
    /// <param name="secret">The secret in the clear; empty when there is none to be had.</param>
    bool TryUnprotect(string purpose, string sealedText, out string secret);
}
