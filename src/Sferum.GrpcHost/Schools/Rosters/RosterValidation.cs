using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests.Forms;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Checks the form of a roster: what is required, names, lengths. Whether it makes sense is the grains' affair. Paths are those of ReplaceRosterRequest.</summary>
internal static class RosterValidation
{
    internal static Refusal? Check(ReplaceRosterRequest request) =>
        RequestForm<ReplaceRosterRequest>.Check(request)
        ?? Later(request)
        ?? FieldCheck.Name(SchoolId.TryParse(request.School, out _), "school")
        ?? FieldCheck.Name(request.ActingAccount.Length == 0 || AccountId.TryParse(request.ActingAccount, out _), "acting_account")
        ?? Facts(request.Facts)
        ?? RosterRowValidation.Check(request.Roster);

    // Comes with the guard's approvals; refused rather than ignored, since ignoring it would change what the caller asked.
    private static Refusal? Later(ReplaceRosterRequest request) => request switch
    {
        { ApproveRemovals: true, PlanDigest: "" } => Refusal.Of(RefusalReason.FieldNotAllowed, "approve_removals"),
        { ValidateOnly: true } => Trouble.About(ErrorReason.NotImplementedYet, "validate_only"),
        { PlanDigest.Length: > 0 } => Trouble.About(ErrorReason.NotImplementedYet, "plan_digest"),
        { RollOver: true } => Trouble.About(ErrorReason.NotImplementedYet, "roll_over"),
        _ => null,
    };

    private static Refusal? Facts(SchoolFacts facts) =>
        FieldCheck.Length(facts.Title, 200, "facts.title")
        ?? FieldCheck.Length(facts.TimeZone, 64, "facts.time_zone")
        ?? FieldCheck.Name(facts.SferumAdministrator.Length == 0 || AccountId.TryParse(facts.SferumAdministrator, out _), "facts.sferum_administrator");
}
