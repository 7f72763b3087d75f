namespace Sferum.Testing.Secrets;

/// <summary>Something that nobody but its owner may read.</summary>
/// <param name="Kind">token, code, verifier, state …</param>
/// <param name="Value">The secret itself, as it was issued.</param>
public sealed record Secret(string Kind, string Value)
{
    private const int Shown = 12;

    /// <summary>Enough to know it again.</summary>
    public override string ToString() => $"{Kind} {Value[..Math.Min(Shown, Value.Length)]}…";
}
