using Sferum.Grains.Names;

namespace Sferum.Grains.Membership;

/// <summary>What a membership rests on; numbers as in the contract.</summary>
[GenerateSerializer]
public enum GroundKind
{
    /// <summary>Student of the chat's class.</summary>
    StudentOfClass = 1,

    /// <summary>Student of the chat's subject group.</summary>
    StudentOfGroup = 2,

    /// <summary>Parent of a student of the chat's class; one ground per child.</summary>
    ParentOfStudent = 3,

    /// <summary>Homeroom teacher: administrator.</summary>
    HomeroomTeacher = 4,

    /// <summary>Teacher of the group: administrator.</summary>
    GroupTeacher = 5,

    /// <summary>Position that belongs in the teachers' chat.</summary>
    StaffPosition = 6,

    /// <summary>The school's Sferum chats administrator (B9): administrator.</summary>
    SferumAdministrator = 7,

    /// <summary>Added in a window (B17).</summary>
    AddedByHand = 8,
}

/// <summary>One reason to be in a chat (B13-B15).</summary>
/// <param name="Kind">What it rests on.</param>
/// <param name="Resource">What it comes from: name of class, group, or the child's account; empty for other kinds.</param>
[GenerateSerializer, Immutable, Alias("sferum.Ground")]
public sealed record Ground([property: Id(0)] GroundKind Kind, [property: Id(1)] string Resource);

/// <summary>Somebody whom the roster puts in a chat.</summary>
/// <param name="Account">The account.</param>
/// <param name="Grounds">All grounds that the source gives, at least one.</param>
[GenerateSerializer, Immutable, Alias("sferum.SourceMember")]
public sealed record SourceMember([property: Id(0)] AccountId Account, [property: Id(1)] IReadOnlyList<Ground> Grounds);

/// <summary>A member's role in a chat; numbers as in the contract.</summary>
[GenerateSerializer]
public enum MemberRole
{
    /// <summary>Takes part.</summary>
    Member = 1,

    /// <summary>Chat administrator.</summary>
    Administrator = 2,
}
