namespace Sferum.Sandbox.Control;

/// <summary>The form of every list here.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items);
