namespace Sferum.SampleSchool;

/// <summary>Someone who works at the school.</summary>
/// <param name="Id">Account id, <c>t-0001</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Gender">Sex.</param>
/// <param name="Position">Position, say «Учитель математики».</param>
/// <param name="PositionType">Type of the position; «Администрация» and «Педагогический состав» belong in the teachers' chat.</param>
public sealed record StaffMember(string Id, PersonName Name, Gender Gender, string Position, string PositionType);
