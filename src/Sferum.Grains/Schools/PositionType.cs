namespace Sferum.Grains.Schools;

/// <summary>The type of a staff member's position; numbers as in the contract. It decides about the teachers' chat (B2, B15).</summary>
[GenerateSerializer]
public enum PositionType
{
    /// <summary>Not staff.</summary>
    Unspecified = 0,

    /// <summary>«Администрация».</summary>
    Administration = 1,

    /// <summary>«Педагогический состав».</summary>
    TeachingStaff = 2,

    /// <summary>«Учебно-вспомогательный персонал».</summary>
    TeachingSupport = 3,

    /// <summary>«Обслуживающий персонал».</summary>
    ServiceStaff = 4,

    /// <summary>«Медицинский персонал».</summary>
    MedicalStaff = 5,

    /// <summary>Any other.</summary>
    Other = 6,
}
