namespace Sferum.Silo.Storage.Gate;

/// <summary>A value for a statement: null, a long, a double, a string or bytes. Bytes are not copied: whoever gives them does not change them any more.</summary>
internal readonly record struct SqlParameter(string Name, object? Value);
