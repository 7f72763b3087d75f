namespace Sferum.Grains.Outcomes;

/// <summary>
/// Why the domain says no. The same names as <c>sferum.v1.ErrorReason</c> without its prefix, which documents each; a test holds the two together.
/// </summary>
[GenerateSerializer]
public enum RefusalReason
{
    /// <summary>Never used.</summary>
    Unspecified = 0,
}
