using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Sferum.Silo.Security;

/// <summary>Puts the key ring under a certificate.</summary>
public static class KeyRingSealing
{
    /// <summary>
    /// Seals new keys by the certificate, and opens old ones by it and by those before it. Keys that were made without a certificate stay as they are: whoever goes beyond loopback
    /// begins with an empty ring. Where no certificate is set nothing changes.
    /// </summary>
    public static IServiceCollection SealKeyRing(this IServiceCollection services, KeyRingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Certificate.IsSet)
        {
            services.AddDataProtection()
                .ProtectKeysWithCertificate(settings.Certificate.Read())
                .UnprotectKeysWithAnyCertificate([.. settings.Former.Select(file => file.Read())]);
        }

        return services;
    }
}
