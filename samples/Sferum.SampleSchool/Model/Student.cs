namespace Sferum.SampleSchool;

/// <summary>A pupil.</summary>
/// <param name="Id">Account id, <c>s-0001</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Gender">Sex.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="ClassId">The class.</param>
/// <param name="ParentIds">Account ids of one or two parents.</param>
public sealed record Student(
    string Id, PersonName Name, Gender Gender, DateOnly BirthDate, string ClassId, IReadOnlyList<string> ParentIds);
