using System.Collections.Frozen;
using Grpc.Core;
using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Auth;

/// <summary>The system that calls, as its credentials say.</summary>
/// <param name="Name">What it is called in the audit trail and in limits; not empty.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Schools">The schools it is bound to, by their segments; null: all.</param>
internal sealed record Caller(string Name, CallerRole Role, FrozenSet<string>? Schools)
{
    /// <summary>Whoever calls on this machine where no authentication is configured.</summary>
    internal static Caller Loopback { get; } = new("loopback", CallerRole.Administrator, null);

    /// <summary>The schools to which lists over all schools are cut; null: all.</summary>
    internal IReadOnlyList<SchoolId>? Among => field ??= Schools is null ? null : [.. Schools.Order(StringComparer.Ordinal).Select(segment => new SchoolId(segment))];

    internal bool Owns(SchoolId school) => Schools?.Contains(school.Segment) != false;

    /// <summary>Whether something of several schools is the caller's as well.</summary>
    internal bool OwnsAny(IEnumerable<SchoolId> schools) => Schools is null || schools.Any(Owns);

    /// <summary>The caller of a request; null before it is known.</summary>
    internal static Caller? Of(HttpContext http) => http.Features.Get<Caller>();

    /// <summary>The caller of a call. There is always one: without, the call has not come this far.</summary>
    internal static Caller Of(ServerCallContext context) =>
        Of(context.GetHttpContext()) ?? throw new InvalidOperationException("A call went past the place where callers are checked.");
}
