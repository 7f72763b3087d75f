using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.UnitTests.Histories;

/// <summary>Grounds in the words of the plain model.</summary>
internal static class GroundWords
{
    public static string Of(GroundSince since) => since.Ground.Kind switch
    {
        GroundKind.StudentOfClass => $"student of {Last(since)}",
        GroundKind.StudentOfGroup => $"student of group {Last(since)}",
        GroundKind.ParentOfStudent => $"parent of {Last(since)}",
        GroundKind.HomeroomTeacher => $"homeroom of {Last(since)}",
        GroundKind.GroupTeacher => $"teacher of {Last(since)}",
        GroundKind.StaffPosition => "position",
        GroundKind.SferumAdministrator => "administrator",
        _ => "hand",
    };

    private static string Last(GroundSince since) => since.Ground.Resource[(since.Ground.Resource.LastIndexOf('/') + 1)..];
}
