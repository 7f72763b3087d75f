using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A school's imports without what may name somebody who is erased. Pure; the same state comes back when nothing changes.</summary>
internal static class ImportForgetting
{
    /// <summary>Plans go, since their lines are names; who asked for an import is forgotten where it was the person.</summary>
    public static RosterImportState Without(RosterImportState state, AccountId account)
    {
        var plain = RosterPlanKeeping.DropAll(state);
        return plain.Imports.Any(import => import.Actor == account)
            ? plain with { Imports = [.. plain.Imports.Select(import => import.Actor == account ? import with { Actor = null } : import)] }
            : plain;
    }
}
