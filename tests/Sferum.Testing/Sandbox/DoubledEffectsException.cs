namespace Sferum.Testing.Sandbox;

/// <summary>The ledger shows effects that were caused twice.</summary>
public sealed class DoubledEffectsException(IReadOnlyList<string> doubled)
    : Exception($"{doubled.Count} doubled on the Sferum side:{Environment.NewLine}{string.Join(Environment.NewLine, doubled)}");
