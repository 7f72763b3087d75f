namespace Sferum.SampleSchool;

/// <summary>Sex, which Russian surnames and patronymics agree with.</summary>
public enum Gender
{
    /// <summary>Female.</summary>
    Female = 1,

    /// <summary>Male.</summary>
    Male = 2,
}
