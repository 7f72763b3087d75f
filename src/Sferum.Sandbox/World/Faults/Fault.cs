namespace Sferum.Sandbox.World.Faults;

/// <summary>A fault that waits for its calls.</summary>
/// <param name="Method">A method, a prefix with a star (<c>messages.*</c>, <c>oauth2/*</c>), or <c>*</c> for every request under /method.</param>
/// <param name="UserId">Only calls of this token owner; null for anyone's.</param>
/// <param name="Code">The code of an <see cref="FaultKind.Error"/> of the API.</param>
/// <param name="Error">The error of an <see cref="FaultKind.Error"/> of VK ID.</param>
/// <param name="Status">The status of an <see cref="FaultKind.Http"/>.</param>
/// <param name="Remaining">How many calls it still hits.</param>
internal sealed record Fault(
    int Id, string Method, long? UserId, FaultKind Kind, int Code, string Error, int Status, TimeSpan Latency, int Remaining)
{
    /// <summary>It hits each so-many-th of the calls that fit; 1: all of them.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Calls that it has let pass since its last hit.</summary>
    public int Passed { get; init; }

    /// <param name="inside">True for a call inside an execute: <c>*</c> has hit the execute itself already.</param>
    public bool Hits(string method, long user, bool inside) => (UserId is null || UserId == user) && Method switch
    {
        "*" => !inside && !method.StartsWith("oauth2/", StringComparison.Ordinal),
        [.. var prefix, '*'] => method.StartsWith(prefix, StringComparison.OrdinalIgnoreCase),
        _ => method.Equals(Method, StringComparison.OrdinalIgnoreCase),
    };
}
