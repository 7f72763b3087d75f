using Sferum.Grains.Membership;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>Whether the acting person may use the chat for a conference (C4, A7, B16). Pure.</summary>
internal static class ActorRules
{
    /// <summary>Why somebody has to be named; null when the school does not ask for that.</summary>
    public static Refusal? WhyNobody(SchoolSettings settings) =>
        settings.EnforcePersonRights ? Refusal.Of(RefusalReason.ActingAccountRequired, "acting_account") : null;

    /// <summary>Why the actor may plan no conference in the chat; null when it may.</summary>
    public static Refusal? WhyMayNotPlan(SchoolSettings settings, Someone actor)
    {
        if (actor.Person is null || actor.Standing.IsRefused || actor.Seat is not { Value.IsMember: true })
        {
            return Refusal.Of(RefusalReason.ChatNotAvailable, "acting_account");
        }

        if (actor.Standing.Value.State != LinkState.Linked)
        {
            return new Refusal(RefusalReason.AccountNotLinked) { Subjects = [actor.Person.Account.Name] };
        }

        return WhyMayNotEdit(settings, actor);
    }

    /// <summary>Why the actor may not end a conference of the chat; null when it may.</summary>
    public static Refusal? WhyMayNotEdit(SchoolSettings settings, Someone actor)
    {
        if (IsBlocked(actor))
        {
            return Refusal.Of(RefusalReason.Blocked);
        }

        return settings.EnforcePersonRights && !MayEdit(actor) ? Refusal.Of(RefusalReason.PersonMayNotEdit) : null;
    }

    private static bool IsBlocked(Someone actor) => actor.Person is { Blocked: true } || actor.Standing.Value is { Blocked: true };

    private static bool MayEdit(Someone actor) =>
        actor.Person is { } person && (person.Kinds.HasFlag(PersonKinds.Staff) || actor.Seat.Value?.Role == MemberRole.Administrator);
}
