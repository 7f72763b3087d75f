using Sferum.Grains.Names;
using Sferum.GrpcHost.Auth;

namespace Sferum.GrpcHost.Limits;

/// <summary>How much a caller, a school and the process may have under way.</summary>
internal sealed class CallLimits
{
    // Callers come with credentials and are few; schools are named by whoever may name any.
    private const int MostCallers = 4_096;
    private const int MostSchools = 65_536;

    // Entries of calls that a role refused: no deployment needs more, and who wants to flood the trail gets no further.
    private static readonly BucketSize NotedRefusals = new(10, 100);

    private readonly BucketTable _callers;
    private readonly BucketTable _noted;
    private readonly BucketTable[] _schools;

    internal CallLimits(LimitSettings settings, AuthSettings authentication, TimeProvider time)
    {
        HasRates = settings.Enabled ?? authentication.IsRequired;
        Room = new CallRoom(settings);
        _callers = new BucketTable(new(settings.CallerPerSecond, settings.CallerBurst), MostCallers, time);
        _noted = new BucketTable(NotedRefusals, MostCallers, time);
        // In the order of the kinds.
        _schools =
        [
            new BucketTable(new(settings.SchoolReadsPerSecond, settings.SchoolReadsBurst), MostSchools, time),
            new BucketTable(new(settings.SchoolChangesPerSecond, settings.SchoolChangesBurst), MostSchools, time),
            new BucketTable(new(settings.SchoolImportsPerSecond, settings.SchoolImportsBurst), MostSchools, time),
        ];
    }

    /// <summary>Whether rates hold at all.</summary>
    internal bool HasRates { get; }

    internal CallRoom Room { get; }

    internal bool IsWithin(Caller caller) => !HasRates || _callers.TryTake(caller.Name);

    /// <summary>Whether one more call of the caller that its role refused is noted.</summary>
    internal bool IsNoted(Caller caller) => _noted.TryTake(caller.Name);

    internal bool IsWithin(SchoolId school, CallKind kind) => !HasRates || _schools[(int)kind].TryTake(school.Segment);
}
