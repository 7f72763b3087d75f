using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Structure;

/// <summary>Compares what is known of classes and groups; lists are compared by their content, which a record's own equality does not do.</summary>
internal static class StructureFacts
{
    public static bool Same(ClassRow one, ClassRow other) =>
        one.Closed == other.Closed && one.Class == other.Class && one.Held.SequenceEqual(other.Held);

    public static bool Same(GroupRow one, GroupRow other) =>
        one.Closed == other.Closed
        && one.Group with { Classes = [], Students = null } == other.Group with { Classes = [], Students = null }
        && one.Group.Classes.SequenceEqual(other.Group.Classes)
        && (one.Group.Students is null || other.Group.Students is null ? one.Group.Students == other.Group.Students : one.Group.Students.SequenceEqual(other.Group.Students));
}
