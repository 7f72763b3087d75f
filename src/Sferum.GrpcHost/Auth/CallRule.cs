namespace Sferum.GrpcHost.Auth;

/// <summary>Who may make a call, and where it says whose it is.</summary>
/// <param name="Role">The least role.</param>
/// <param name="Reach">Where the schools are.</param>
internal readonly record struct CallRule(CallerRole Role, CallReach Reach);
