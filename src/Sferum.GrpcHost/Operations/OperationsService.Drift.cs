using Grpc.Core;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>Differences between the registry and the Sferum side (B13-B17).</summary>
internal sealed partial class OperationsService
{
    public override async Task<CheckDriftResponse> CheckDrift(CheckDriftRequest request, ServerCallContext context)
    {
        var command = new CheckDrift(RequestFingerprint.Of(request), request.Repair);
        return ChatId.TryParse(request.Name, out var chat)
            ? await CheckChatAsync(chat, command, context)
            : await CheckSchoolAsync(NameField.School(request.Name, "name", context), command, context);
    }

    public override async Task<ListDriftFindingsResponse> ListDriftFindings(ListDriftFindingsRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var query = new DriftQuery(
            ChatOf(request, school, context), request.UnrepairedOnly, PagePosition.Of(pages.Position(request, context)), PageSize.Of(request.PageSize));
        Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, "parent");
        var page = await grains.SchoolDrift(school).ListAsync(query, CallCancellation.Of(context));
        return new ListDriftFindingsResponse
        {
            Findings = { page.Entries.Select(entry => DriftMapping.Of(entry.Chat, entry.Finding)) },
            NextPageToken = pages.NextOf(request, query.Skip + page.Entries.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    private static ChatId? ChatOf(ListDriftFindingsRequest request, SchoolId school, ServerCallContext context)
    {
        if (request.Chat.Length == 0)
        {
            return null;
        }

        var chat = NameField.Chat(request.Chat, "chat", context);
        return chat.School == school ? chat : throw RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, "chat"), AcceptLanguage.Of(context));
    }

    private async Task<CheckDriftResponse> CheckChatAsync(ChatId chat, CheckDrift command, ServerCallContext context)
    {
        var findings = Value(await grains.Chat(chat).CheckDriftAsync(command, CallCancellation.Of(context)), context, "name");
        return new CheckDriftResponse { Findings = { findings.Select(finding => DriftMapping.Of(chat, finding)) } };
    }

    private async Task<CheckDriftResponse> CheckSchoolAsync(SchoolId school, CheckDrift command, ServerCallContext context) =>
        new() { QueuedChatCount = Value(await grains.SchoolDrift(school).CheckAsync(command, CallCancellation.Of(context)), context, "name") };
}
