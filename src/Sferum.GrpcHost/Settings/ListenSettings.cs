using System.ComponentModel.DataAnnotations;
using System.Net;
using Sferum.Silo.Security;

namespace Sferum.GrpcHost.Settings;

/// <summary>Where the facade listens. Beyond this machine only with authenticated callers and TLS.</summary>
internal sealed class ListenSettings : IValidatableObject
{
    internal const string Section = "Sferum:Listen";

    /// <summary>The address: 127.0.0.1, or another of this machine's, or 0.0.0.0 for all of them. Default: 127.0.0.1.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>gRPC: HTTP/2, with TLS when there is a certificate (else h2c). 0 takes a free one. Default: 5080.</summary>
    [Range(0, 65535)]
    public int GrpcPort { get; set; } = 5080;

    /// <summary>HTTP/1.1: the contract as JSON, health, and the pages of linking; with TLS when there is a certificate. 0 takes a free one. Default: 5081.</summary>
    [Range(0, 65535)]
    public int HttpPort { get; set; } = 5081;

    /// <summary>The server's certificate for both ports. Default: none, no TLS.</summary>
    public CertificateFile Tls { get; set; } = new();

    /// <summary>Whether a proxy in front ends TLS, so that this process may listen without it on a network that nobody else is in. Default: false.</summary>
    public bool TlsAtProxy { get; set; }

    /// <summary>The address as such; null when it is none.</summary>
    internal IPAddress? Ip => Address.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(Address, out var ip) ? ip : null;

    internal bool IsBeyondLoopback => Ip is { } ip && !IPAddress.IsLoopback(ip);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Ip is null)
        {
            yield return new ValidationResult($"{nameof(Address)} must be an IP address.");
        }

        foreach (var failure in Tls.Failures())
        {
            yield return new ValidationResult($"{nameof(Tls)}:{failure}");
        }
    }
}
