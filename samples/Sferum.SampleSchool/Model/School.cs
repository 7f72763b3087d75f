namespace Sferum.SampleSchool;

/// <summary>A whole school as its information system knows it.</summary>
/// <param name="Id">The school's id in the information system.</param>
/// <param name="Name">Full name.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="ChatsAdministrator">Id of the staff member who is the Sferum chats administrator.</param>
public sealed record School(string Id, string Name, string TimeZone, string ChatsAdministrator)
{
    /// <summary>Everyone who works here.</summary>
    public required IReadOnlyList<StaffMember> Staff { get; init; }

    /// <summary>Students, by class and surname.</summary>
    public required IReadOnlyList<Student> Students { get; init; }

    /// <summary>Parents; a teacher who is a parent stands here under the teacher's id.</summary>
    public required IReadOnlyList<Parent> Parents { get; init; }

    /// <summary>Classes, from the first grade up.</summary>
    public required IReadOnlyList<SchoolClass> Classes { get; init; }

    /// <summary>Subject groups.</summary>
    public required IReadOnlyList<SubjectGroup> Groups { get; init; }

    /// <summary>A week of lessons, by date, number and group.</summary>
    public required IReadOnlyList<Lesson> Lessons { get; init; }
}
