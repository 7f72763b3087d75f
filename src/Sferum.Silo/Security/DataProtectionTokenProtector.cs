using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Sferum.Grains.UserLinks;

namespace Sferum.Silo.Security;

/// <summary>Seals by ASP.NET Core Data Protection: authenticated encryption under a key ring that rotates by itself.</summary>
internal sealed class DataProtectionTokenProtector(IDataProtectionProvider provider) : ITokenProtector
{
    private const string Area = "Sferum.Orleans.Tokens.v1";

    public string Protect(string purpose, string secret) => For(purpose).Protect(secret);

    public bool TryUnprotect(string purpose, string sealedText, out string secret)
    {
        try
        {
            secret = For(purpose).Unprotect(sealedText);
            return true;
        }
        catch (CryptographicException)
        {
            secret = "";
            return false;
        }
    }

    private IDataProtector For(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return provider.CreateProtector(Area, purpose);
    }
}
