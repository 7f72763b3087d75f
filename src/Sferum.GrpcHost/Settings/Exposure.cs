using Sferum.GrpcHost.Auth;
using Sferum.Silo.Security;

namespace Sferum.GrpcHost.Settings;

/// <summary>Loopback or authenticated, and nothing between: what a start beyond this machine lacks, one sentence each. Pure.</summary>
internal static class Exposure
{
    /// <summary>What is missing; nothing on loopback.</summary>
    internal static IEnumerable<string> Failures(HostSettings settings)
    {
        if (settings.Authentication.Certificates.IsConfigured && !settings.Listen.Tls.IsSet)
        {
            yield return $"{AuthSettings.Section}:Certificates needs TLS here: set {ListenSettings.Section}:Tls:CertificatePath.";
        }

        if (!settings.Listen.IsBeyondLoopback)
        {
            yield break;
        }

        var opens = $"{ListenSettings.Section}:Address {settings.Listen.Address} is reached from other machines";
        if (!settings.Authentication.IsRequired)
        {
            yield return $"{opens}, and callers are not authenticated: set {AuthSettings.Section}:Jwt or {AuthSettings.Section}:Certificates, or listen on 127.0.0.1.";
        }

        if (!settings.Listen.Tls.IsSet && !settings.Listen.TlsAtProxy)
        {
            yield return $"{opens} without TLS: set {ListenSettings.Section}:Tls:CertificatePath, or {ListenSettings.Section}:TlsAtProxy where a proxy in front ends TLS.";
        }

        if (settings.IsSandboxed)
        {
            yield return $"{opens}, and the sandbox never is: configure the platform ({Silo.VkPlatform.VkPlatformOptions.Section}) and leave {SandboxSettings.Section}:Enabled out.";
        }

        if (settings.Links.PublicAddress is null)
        {
            yield return $"{opens}: say by which address browsers reach the pages of linking ({UserLinks.LinkSettings.Section}:PublicAddress).";
        }

        // A facade alone holds no tokens; its silos seal them.
        if (settings.Role != HostRole.Facade && !settings.Deployment.KeyRing.Certificate.IsSet)
        {
            yield return $"{opens}, and the key ring that seals administrators' tokens is not sealed itself: set {KeyRingSettings.Section}:Certificate:CertificatePath.";
        }
    }
}
