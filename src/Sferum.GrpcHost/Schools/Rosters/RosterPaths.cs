using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Where a refusal points: grains count in the roster, callers in their message or over their whole stream.</summary>
internal static class RosterPaths
{
    private const string Roster = "roster.";

    private static readonly string[] OfHeader = ["facts.", "request_id", "school", "acting_account", "validate_only", "plan_digest", "approve_removals", "roll_over"];

    /// <summary>From a path in the domain's roster to one in ReplaceRosterRequest.</summary>
    internal static Refusal InWhole(Refusal refusal) =>
        refusal.Field.Length == 0 || IsOfHeader(refusal.Field) ? refusal : refusal with { Field = Roster + refusal.Field };

    /// <summary>The path in ReplaceRosterRequest, as it is.</summary>
    internal static Refusal InMessage(Refusal refusal) => refusal;

    /// <summary>The path over a whole stream: rows by their number in all parts, everything else in the header.</summary>
    internal static Refusal InStream(Refusal refusal) => refusal.Field switch
    {
        "" => refusal,
        var field when field.StartsWith(Roster, StringComparison.Ordinal) => refusal with { Field = field[Roster.Length..] },
        var field => refusal with { Field = $"header.{field}" },
    };

    private static bool IsOfHeader(string field) => OfHeader.Any(name => field.StartsWith(name, StringComparison.Ordinal));
}
