using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Requests.Forms;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Checks the form of a roster's request: what is required, clean text, what goes together. Whether it makes sense is the grains' affair. Paths are those of ReplaceRosterRequest.</summary>
internal static class RosterValidation
{
    // 64 hexadecimal digits; whatever else fits in is the digest of no plan.
    private const int DigestLength = 64;

    internal static Refusal? Check(ReplaceRosterRequest request) =>
        RequestForm<ReplaceRosterRequest>.Check(request)
        ?? (request is { ApproveRemovals: true, PlanDigest: "" } ? Refusal.Of(RefusalReason.FieldNotAllowed, "approve_removals") : null)
        ?? Digest(request.PlanDigest)
        ?? FieldCheck.Name(SchoolId.TryParse(request.School, out _), "school")
        ?? FieldCheck.OptionalAccount(request.ActingAccount, "acting_account");

    /// <summary>Refuses what is too long to be a digest.</summary>
    internal static Refusal? Digest(string digest) => FieldCheck.Length(digest, DigestLength, "plan_digest");
}
