using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters.Plans;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>What a roster would make of a school.</summary>
/// <param name="Before">The school once all that was accepted has been carried out.</param>
/// <param name="AtOnce">The school after what is carried out at once.</param>
/// <param name="Wished">The school as the roster wants it, when removals are withheld; else null.</param>
/// <param name="Withholding">Why they are.</param>
/// <param name="Digest">The digest of the plan.</param>
/// <param name="Known">What the school says of itself so far; null: there is none.</param>
/// <param name="Facts">What the roster says of it.</param>
internal sealed record RosterDraft(
    RosterPicture Before, RosterPicture AtOnce, RosterPicture? Wished, Refusal? Withholding, string Digest, RosterFacts? Known, RosterFacts Facts)
{
    /// <summary>What is carried out at once.</summary>
    public RosterDelta Delta { get; } = RosterDelta.Between(Before, AtOnce);

    /// <summary>What waits for approval.</summary>
    public RosterDelta Withheld { get; } = Wished is null ? RosterDelta.None : RosterDelta.Between(AtOnce, Wished);

    /// <summary>True when it changes nothing at all.</summary>
    public bool IsNothing => Delta.IsNothing && Withheld.IsNothing && Known == Facts && (Before.Administrator, Before.SubjectChats) == (AtOnce.Administrator, AtOnce.SubjectChats);

    /// <summary>People who are new to the school.</summary>
    public IReadOnlyList<AccountId> Newcomers => [.. AtOnce.People.Keys.Where(account => !Before.People.ContainsKey(account))];

    /// <summary>Compares a roster with a school.</summary>
    /// <param name="before">The school once all that was accepted has been carried out.</param>
    /// <param name="school">The school itself; null: there is none yet.</param>
    /// <param name="heard">The news of the school that were heard of last; null: no roster was taken yet.</param>
    /// <param name="command">What is asked.</param>
    public static RosterDraft Of(RosterPicture before, SchoolSnapshot? school, long? heard, ImportRoster command)
    {
        var roster = command.Roster;
        var settings = school?.Settings ?? new();
        var (administrator, subjectChats) = SchoolNewsRules.Standing(before, school, heard);
        var wished = RosterPictures.Of(before, roster, roster.Facts.SferumAdministrator ?? administrator) with { SubjectChats = subjectChats };
        var withholding = command.ApproveRemovals ? null : RemovalGuardRules.Check(before, wished, settings.RemovalGuard, command.RollOver);
        var known = school is null ? null : new RosterFacts(school.Title, school.TimeZone, null);
        return new(
            before,
            withholding is null ? wished : Rosters.Withholding.Of(before, wished),
            withholding is null ? null : wished,
            withholding,
            RosterDigest.Of(before, known, roster),
            known,
            roster.Facts with { SferumAdministrator = null });
    }

    /// <summary>The plan, line by line.</summary>
    public IReadOnlyList<RosterPlanLine> Lines(SchoolId school, Func<AccountId, bool> isLinked) =>
        RosterPlanLines.Of(school, Before, AtOnce, Wished, isLinked, (Known, Facts));
}
