namespace Sferum.SampleSchool;

/// <summary>A class.</summary>
/// <param name="Id">Id, <c>2026-5a</c>: the school year's first year, grade, letter.</param>
/// <param name="Name">Name, «5 А».</param>
/// <param name="Grade">Grade, 1..11.</param>
/// <param name="HomeroomTeacherId">Account id of the homeroom teacher.</param>
public sealed record SchoolClass(string Id, string Name, int Grade, string HomeroomTeacherId);
