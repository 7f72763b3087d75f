using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Whether what a roster says about the school itself makes sense (B9).</summary>
internal static class RosterFactsRules
{
    public static Refusal? Check(Roster roster, AccountId? current)
    {
        if (!TimeZoneNames.IsKnown(roster.Facts.TimeZone))
        {
            return Refusal.Of(RefusalReason.InvalidTimeZone, "facts.time_zone");
        }

        return (roster.Facts.SferumAdministrator ?? current) is not { } administrator
            ? Refusal.Of(RefusalReason.AdministratorRequired, "facts.sferum_administrator")
            : roster.Staff.Any(s => s.Account == administrator)
                ? null
                : Refusal.Of(RefusalReason.AdministratorNotStaff, "facts.sferum_administrator");
    }
}
