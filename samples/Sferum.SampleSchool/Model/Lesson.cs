namespace Sferum.SampleSchool;

/// <summary>A lesson of the timetable, in the school's local time.</summary>
/// <param name="Id">Id, <c>l-0001</c>.</param>
/// <param name="GroupId">The subject group.</param>
/// <param name="ClassIds">The group's classes.</param>
/// <param name="TeacherId">Account id of the teacher.</param>
/// <param name="Date">Date.</param>
/// <param name="Number">Number of the lesson in the day, from 1.</param>
/// <param name="Start">Start.</param>
/// <param name="End">End.</param>
public sealed record Lesson(
    string Id, string GroupId, IReadOnlyList<string> ClassIds, string TeacherId, DateOnly Date, int Number, TimeOnly Start, TimeOnly End);
