namespace Sferum.Grains.Schools;

/// <summary>How much a roster may hold, as the contract says.</summary>
public static class RosterLimits
{
    /// <summary>Employees.</summary>
    public const int Staff = 2_000;

    /// <summary>Classes.</summary>
    public const int Classes = 500;

    /// <summary>Students.</summary>
    public const int Students = 10_000;

    /// <summary>Parents and guardians.</summary>
    public const int Parents = 20_000;

    /// <summary>Subject groups.</summary>
    public const int Groups = 4_000;

    /// <summary>Children of one parent.</summary>
    public const int Children = 20;

    /// <summary>Classes of one group.</summary>
    public const int GroupClasses = 20;

    /// <summary>Students in a group's own list.</summary>
    public const int GroupStudents = 500;
}
