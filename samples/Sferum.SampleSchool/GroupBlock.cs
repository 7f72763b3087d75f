namespace Sferum.SampleSchool;

/// <summary>Groups whose lessons are at the same time (the halves of a class), and how many a week.</summary>
internal sealed record GroupBlock(int HoursPerWeek, IReadOnlyList<SubjectGroup> Groups);
