using System.ComponentModel.DataAnnotations;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Linking by the service's own pages.</summary>
internal sealed class LinkSettings : IValidatableObject
{
    internal const string Section = "Sferum:Links";

    /// <summary>The address under which browsers reach the pages, where it is another than the HTTP port's own: absolute, without a path, ends with a slash. Default: <c>http://127.0.0.1:{HttpPort}/</c>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>
    /// Where the last page may lead and where a caller's own callback may be: origins, with a path if only addresses below it are meant. Without a port a loopback origin means any
    /// port. Default: <c>http://127.0.0.1</c> and <c>http://localhost</c>.
    /// </summary>
    public IList<Uri> ReturnAddresses { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is { } address && (!address.IsAbsoluteUri || address.PathAndQuery != "/" || address.Fragment.Length > 0))
            yield return new ValidationResult($"{nameof(PublicAddress)} must be absolute, without a path, and end with a slash: the pages are below /link/ there.");
        if (ReturnAddresses.Any(allowed => !allowed.IsAbsoluteUri || !ReturnAddress.IsSafe(allowed)))
            yield return new ValidationResult($"{nameof(ReturnAddresses)} must be absolute, https, or http on loopback.");
    }
}
