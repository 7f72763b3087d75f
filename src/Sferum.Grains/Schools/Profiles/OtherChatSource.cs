using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>What a school says about its chats of type «Другое»: nothing but who is its Sferum chats administrator, who is in every chat (B9).</summary>
internal static class OtherChatSource
{
    public static ChatSource Of(SchoolState state) => new()
    {
        Version = state.OtherVersion,
        Type = ChatType.Other,
        Title = "",
        SferumAdministrator = state.SferumAdministrator,
        Members = new SourceGrounds().Add(state.SferumAdministrator, GroundKind.SferumAdministrator).ToList(),
    };
}
