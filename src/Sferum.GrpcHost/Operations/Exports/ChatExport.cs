using System.Runtime.CompilerServices;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Chats;
using Sferum.V1;
using MemberRole = Sferum.V1.MemberRole;

namespace Sferum.GrpcHost.Operations.Exports;

/// <summary>The chats of a school with their members, removed ones too: what was done by hand belongs to the chat.</summary>
internal sealed class ChatExport(IGrainFactory grains, SchoolId school)
{
    private const int ChatsAtOnce = 100;

    internal async IAsyncEnumerable<ExportSchoolResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += ChatsAtOnce)
        {
            var page = await grains.ChatRegistry(school).ListAsync(new ChatQuery { Skip = skip, Take = ChatsAtOnce }, cancellation);
            total = page.Total;
            foreach (var chat in page.Chats)
            {
                await foreach (var piece in ReadAsync(chat, cancellation))
                {
                    yield return new ExportSchoolResponse { Chat = piece };
                }
            }
        }
    }

    private async IAsyncEnumerable<ExportedChat> ReadAsync(ChatSnapshot chat, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Deleted a moment ago: it is not kept any more.
        if ((await grains.Chat(chat.Id).ReadMembersAsync(cancellation)).Value is not { } members)
        {
            yield break;
        }

        var list = await MemberList.ReadAsync(grains, school, members, cancellation);
        var proto = chat.ToProto(await new SchoolNames(grains, school).OfAdministratorsAsync([chat], cancellation), MemberRole.Unspecified);
        for (var skip = 0; skip == 0 || skip < list.Count; skip += SchoolExport.PageSize)
        {
            var piece = new ExportedChat { Chat = proto };
            piece.Members.AddRange(await list.ToProtoAsync(chat, [.. list.Skip(skip).Take(SchoolExport.PageSize)], cancellation));
            yield return piece;
        }
    }
}
