namespace Sferum.SampleSchool;

/// <summary>Those who are taught a subject together.</summary>
/// <param name="Id">Id, <c>g-015</c>.</param>
/// <param name="Name">Name, «15».</param>
/// <param name="Subject">Subject.</param>
/// <param name="ClassIds">The classes whose students it has.</param>
/// <param name="TeacherId">Account id of the teacher.</param>
/// <param name="StudentIds">The students, where they are chosen one by one; null for all students of the classes.</param>
public sealed record SubjectGroup(
    string Id, string Name, string Subject, IReadOnlyList<string> ClassIds, string TeacherId, IReadOnlyList<string>? StudentIds);
