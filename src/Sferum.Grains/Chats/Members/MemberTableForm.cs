using System.Collections.Immutable;

namespace Sferum.Grains.Chats.Members;

/// <summary>The members of a chat as they stand in its row: the bytes of each chunk (see <see cref="MemberPacking"/>).</summary>
[GenerateSerializer, Alias("sferum.state.ChatMembers")]
internal struct MemberTableForm
{
    [Id(0)] public ImmutableArray<byte[]> Chunks;
}

/// <summary>Turns members into their stored form and back.</summary>
[RegisterConverter]
internal sealed class MemberTableConverter : IConverter<MemberTable, MemberTableForm>
{
    public MemberTable ConvertFromSurrogate(in MemberTableForm surrogate) => MemberTable.FromPacked(surrogate.Chunks);

    public MemberTableForm ConvertToSurrogate(in MemberTable value) => new() { Chunks = [.. value.Chunks.Select(chunk => chunk.Packed)] };
}
