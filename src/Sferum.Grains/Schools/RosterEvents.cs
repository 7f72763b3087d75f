using Sferum.Grains.Names;

namespace Sferum.Grains.Schools;

/// <summary>Something that happened in a school (B13-B16).</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterEvent")]
public abstract record RosterEvent;

/// <summary>Somebody was employed. Refused: AlreadyEmployed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StaffHired")]
public sealed record StaffHired([property: Id(0)] RosterStaff Staff) : RosterEvent;

/// <summary>Somebody left the staff. Refused: NotEmployed, AdministratorStillNeeded.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StaffDismissed")]
public sealed record StaffDismissed([property: Id(0)] AccountId Account) : RosterEvent;

/// <summary>Somebody's position changed (B15). Refused: NotEmployed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.PositionChanged")]
public sealed record PositionChanged([property: Id(0)] AccountId Account, [property: Id(1)] PositionType Position, [property: Id(2)] string PositionTitle) : RosterEvent;

/// <summary>A student came to a class (B13). Refused: AlreadyEnrolled, UnknownClass, ClassClosed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StudentEnrolled")]
public sealed record StudentEnrolled([property: Id(0)] RosterStudent Student) : RosterEvent;

/// <summary>A student left the school; parents go with the last child (B14). Refused: NotEnrolled.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StudentExpelled")]
public sealed record StudentExpelled([property: Id(0)] AccountId Account) : RosterEvent;

/// <summary>A student went to another class (B13, B14). Refused: NotEnrolled (also when not in <paramref name="From"/>), UnknownClass, ClassClosed.</summary>
/// <param name="Account">The student.</param>
/// <param name="To">The new class.</param>
/// <param name="From">The class that ES believes to be the old one; null: not compared.</param>
[GenerateSerializer, Immutable, Alias("sferum.StudentTransferred")]
public sealed record StudentTransferred([property: Id(0)] AccountId Account, [property: Id(1)] ClassId To, [property: Id(2)] ClassId? From) : RosterEvent;

/// <summary>Somebody became known as the parent of a student (B14). Refused: UnknownPerson, PersonNotStudent, AlreadyParent, FieldRequired (name of somebody new), TooManyItems.</summary>
/// <param name="Account">The parent.</param>
/// <param name="Name">The name; null: as known.</param>
/// <param name="Child">The student.</param>
/// <param name="Blocked">Counts only for somebody new to the school.</param>
[GenerateSerializer, Immutable, Alias("sferum.ParentAdded")]
public sealed record ParentAdded(
    [property: Id(0)] AccountId Account, [property: Id(1)] PersonName? Name, [property: Id(2)] AccountId Child, [property: Id(3)] bool Blocked) : RosterEvent;

/// <summary>Somebody is no longer the parent of a student here (B14). Refused: NotParentOf.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ParentRemoved")]
public sealed record ParentRemoved([property: Id(0)] AccountId Account, [property: Id(1)] AccountId Child) : RosterEvent;

/// <summary>A class has another homeroom teacher, or none (B15). Refused: UnknownClass, ClassClosed, PersonNotStaff, UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.HomeroomTeacherChanged")]
public sealed record HomeroomTeacherChanged([property: Id(0)] ClassId Class, [property: Id(1)] AccountId? Teacher) : RosterEvent;

/// <summary>A subject group is new, opened again, or changed. Refused: UnknownClass, ClassClosed, PersonNotStaff, PersonNotStudent, UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupSaved")]
public sealed record GroupSaved([property: Id(0)] RosterGroup Group) : RosterEvent;

/// <summary>A subject group ended. Refused: UnknownGroup.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupEnded")]
public sealed record GroupEnded([property: Id(0)] GroupId Group) : RosterEvent;

/// <summary>A group has another teacher, or none (B15). Refused: UnknownGroup, GroupClosed, PersonNotStaff, UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupTeacherChanged")]
public sealed record GroupTeacherChanged([property: Id(0)] GroupId Group, [property: Id(1)] AccountId? Teacher) : RosterEvent;

/// <summary>A student came to a group; one without its own list gets one of all its students first (B13). Refused: UnknownGroup, GroupClosed, PersonNotStudent, AlreadyGroupMember.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupStudentAdded")]
public sealed record GroupStudentAdded([property: Id(0)] GroupId Group, [property: Id(1)] AccountId Student) : RosterEvent;

/// <summary>A student left a group; one without its own list gets one of all its students first (B13). Refused: UnknownGroup, GroupClosed, NotGroupMember.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupStudentRemoved")]
public sealed record GroupStudentRemoved([property: Id(0)] GroupId Group, [property: Id(1)] AccountId Student) : RosterEvent;

/// <summary>A class is new, or a closed one is opened again. Refused: ClassExists, PersonNotStaff, UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ClassCreated")]
public sealed record ClassCreated([property: Id(0)] RosterClass Class) : RosterEvent;

/// <summary>A class has another title. Refused: UnknownClass, ClassClosed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ClassRenamed")]
public sealed record ClassRenamed([property: Id(0)] ClassId Class, [property: Id(1)] string Title) : RosterEvent;

/// <summary>A class ended; its chats become read-only. Refused: UnknownClass, ClassClosed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ClassEnded")]
public sealed record ClassEnded([property: Id(0)] ClassId Class) : RosterEvent;

/// <summary>Somebody's name changed. Refused: UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.PersonRenamed")]
public sealed record PersonRenamed([property: Id(0)] AccountId Account, [property: Id(1)] PersonName Name) : RosterEvent;

/// <summary>An account was blocked, or is no longer (B16); twice is no error. Refused: UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.PersonBlocked")]
public sealed record PersonBlocked([property: Id(0)] AccountId Account, [property: Id(1)] bool Blocked) : RosterEvent;

/// <summary>The school has another Sferum chats administrator (B9, B15). Refused: PersonNotStaff, UnknownPerson.</summary>
[GenerateSerializer, Immutable, Alias("sferum.AdministratorNamed")]
public sealed record AdministratorNamed([property: Id(0)] AccountId Account) : RosterEvent;
