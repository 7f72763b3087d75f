using System.Globalization;
using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using PlatformTrouble = Sferum.Grains.Platform.PlatformTrouble;

namespace Sferum.GrpcHost.Operations;

/// <summary>Chats that cannot be handed to a new Sferum administrator and are made again (B9, B15).</summary>
internal sealed partial class OperationsService
{
    private const int ChatsAtOnce = 16;

    private const int MostChats = 1_000;

    private static readonly ChatQuery Troubled = new() { TroubleOnly = true, Take = int.MaxValue };

    public override async Task<RecreateChatsResponse> RecreateChats(RecreateChatsRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.School, "school", context);
        var key = RequestFingerprint.Of(request);
        var named = Named(request, school, context);
        Value(await grains.School(school).GetAsync(cancellation), context, "school");
        var count = named.Count == 0 ? await RecreateWaitingAsync(school, key, cancellation) : await RecreateNamedAsync(named, key, context, cancellation);
        return new RecreateChatsResponse { ChatCount = Value(await grains.School(school).NoteRecreationAsync(key, count, cancellation), context, "request_id") };
    }

    private static List<ChatId> Named(RecreateChatsRequest request, SchoolId school, ServerCallContext context)
    {
        if (request.Chats.Count > MostChats)
        {
            var facts = new Dictionary<string, string> { ["limit"] = MostChats.ToString(CultureInfo.InvariantCulture) };
            throw Refused(new Refusal(RefusalReason.TooManyItems) { Field = "chats", Facts = facts }, context);
        }

        var named = request.Chats.Select((chat, i) => NameField.Chat(chat, Field(i), context)).ToList();
        var foreign = named.FindIndex(chat => chat.School != school);
        return foreign < 0 ? named.Distinct().ToList() : throw Refused(Refusal.Of(RefusalReason.NotFound, Field(foreign)), context);
    }

    private async Task<int> RecreateWaitingAsync(SchoolId school, RequestKey key, CancellationToken cancellation)
    {
        var page = await grains.ChatRegistry(school).ListAsync(Troubled, cancellation);
        ChatId[] waiting = [.. page.Chats.Where(chat => chat.Trouble == PlatformTrouble.OperatorNeeded).Select(chat => chat.Id)];
        return (await RecreateAsync(waiting, key, cancellation)).Count(outcome => !outcome.IsRefused);
    }

    // Those that do not seem to wait come first: one that surely does not is refused before anything is changed; one that this very request has made again already says so.
    private async Task<int> RecreateNamedAsync(List<ChatId> chats, RequestKey key, ServerCallContext context, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(chats.Select(chat => grains.Chat(chat).GetAsync(cancellation)));
        var doubtful = chats.Where((_, i) => rows[i].Value?.Trouble != PlatformTrouble.OperatorNeeded).ToArray();
        foreach (var batch in new[] { doubtful, [.. chats.Except(doubtful)] })
        {
            var outcomes = await RecreateAsync(batch, key, cancellation);
            var refused = outcomes.FindIndex(outcome => outcome.IsRefused);
            if (refused >= 0)
            {
                throw Refused(outcomes[refused].Refusal! with { Field = Field(chats.IndexOf(batch[refused])) }, context);
            }
        }

        return chats.Count;
    }

    private async Task<List<Outcome<ChatSnapshot>>> RecreateAsync(ChatId[] chats, RequestKey key, CancellationToken cancellation)
    {
        var outcomes = new List<Outcome<ChatSnapshot>>(chats.Length);
        foreach (var some in chats.Chunk(ChatsAtOnce))
        {
            outcomes.AddRange(await Task.WhenAll(some.Select(chat => grains.Chat(chat).RecreateAsync(key, cancellation))));
        }

        return outcomes;
    }

    private static string Field(int chat) => string.Create(CultureInfo.InvariantCulture, $"chats[{chat}]");

    private static RpcException Refused(Refusal refusal, ServerCallContext context) => RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
}
