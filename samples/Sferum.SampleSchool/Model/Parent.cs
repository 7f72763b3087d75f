namespace Sferum.SampleSchool;

/// <summary>A parent of one or more students.</summary>
/// <param name="Id">Account id, <c>p-0001</c>; a staff member's id where the parent works here.</param>
/// <param name="Name">Name.</param>
/// <param name="Gender">Sex.</param>
public sealed record Parent(string Id, PersonName Name, Gender Gender);
