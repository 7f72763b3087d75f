namespace Sferum.Grains.Schools;

/// <summary>What a person is in a school; one may be several things at once (B8).</summary>
[Flags, GenerateSerializer]
public enum PersonKinds
{
    /// <summary>Nothing: not in the school any more.</summary>
    None = 0,

    /// <summary>Employee.</summary>
    Staff = 1,

    /// <summary>Pupil of a class.</summary>
    Student = 2,

    /// <summary>Parent or guardian of a pupil.</summary>
    Parent = 4,
}
