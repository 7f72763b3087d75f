namespace Sferum.Testing.Secrets;

/// <summary>A secret that stands where everybody can read it.</summary>
/// <param name="Secret">Which.</param>
/// <param name="Form">In which form.</param>
/// <param name="Place">The file.</param>
/// <param name="Offset">The byte at which it begins.</param>
/// <param name="Around">What stands before it and behind.</param>
public sealed record SecretFound(Secret Secret, string Form, string Place, long Offset, string Around)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Secret} ({Form}) in {Place} at {Offset}: {Around}";
}
