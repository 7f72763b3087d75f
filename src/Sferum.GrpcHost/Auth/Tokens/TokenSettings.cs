using Microsoft.IdentityModel.Tokens;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>Whose tokens are taken and what stands in them.</summary>
internal sealed class TokenSettings
{
    private const string Section = $"{AuthSettings.Section}:Jwt";
    private const int LongestSkew = 300;

    /// <summary>The <c>iss</c> that tokens must have. Default: none, no tokens are taken.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> that tokens must have; needed with an issuer.</summary>
    public string? Audience { get; set; }

    /// <summary>Where the issuer's keys are read by OpenID Connect discovery; https. This, or <see cref="KeyFiles"/>.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Files with the issuer's public keys: PEM (keys or certificates) or a JWKS (<c>.json</c>).</summary>
    public IList<string> KeyFiles { get; } = [];

    /// <summary>Signatures that are taken, asymmetric ones only. Default: RS256, PS256, ES256 and their longer kin.</summary>
    public IList<string> Algorithms { get; } = [];

    /// <summary>By how many seconds the issuer's clock may differ, 0 to 300. Default: 30.</summary>
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>The claim with the schools: a list of ES's ids, or <c>*</c> for all. Default: <c>sferum_schools</c>.</summary>
    public string SchoolsClaim { get; set; } = "sferum_schools";

    /// <summary>The claim with the role: <c>reader</c>, <c>operator</c> or <c>administrator</c>. Default: <c>sferum_role</c>.</summary>
    public string RoleClaim { get; set; } = "sferum_role";

    /// <summary>The claim with the calling system's name. Default: <c>sub</c>.</summary>
    public string CallerClaim { get; set; } = "sub";

    internal static IReadOnlyList<string> Asymmetric { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    internal bool IsConfigured => Issuer is not null || Audience is not null || Authority is not null || KeyFiles.Count > 0;

    internal IReadOnlyList<string> Taken => Algorithms.Count > 0 ? [.. Algorithms] : Asymmetric;

    internal IEnumerable<string> Failures()
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (string.IsNullOrEmpty(Issuer) || string.IsNullOrEmpty(Audience))
        {
            yield return $"{Section} needs both {nameof(Issuer)} and {nameof(Audience)}.";
        }

        if (Authority is null == (KeyFiles.Count == 0))
        {
            yield return $"{Section} needs either {nameof(Authority)} or {nameof(KeyFiles)}.";
        }

        if (Authority is { } authority && !(authority.IsAbsoluteUri && authority.Scheme == Uri.UriSchemeHttps))
        {
            yield return $"{Section}:{nameof(Authority)} must be an https address.";
        }

        if (Taken.Except(Asymmetric).ToArray() is { Length: > 0 } others)
        {
            yield return $"{Section}:{nameof(Algorithms)} takes asymmetric signatures only, not {string.Join(", ", others)}.";
        }

        if (ClockSkewSeconds is < 0 or > LongestSkew)
        {
            yield return $"{Section}:{nameof(ClockSkewSeconds)} must be from 0 to {LongestSkew}.";
        }

        foreach (var failure in KeyFiles.Select(KeyFile.Failure).OfType<string>())
        {
            yield return $"{Section}:{nameof(KeyFiles)} names {failure}";
        }
    }
}
