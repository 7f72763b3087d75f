using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Paging;
using Sferum.V1;
using Action = Sferum.Grains.Schools.RosterPlanAction;

namespace Sferum.GrpcHost.Schools.Rosters.Plans;

/// <summary>Plans, between the contract and the domain.</summary>
internal static class PlanMapping
{
    /// <summary>The query of a request whose form has been checked.</summary>
    internal static RosterPlanQuery ToQuery(ListRosterPlanEntriesRequest request, string import, ChatId? chat, int skip) => new()
    {
        Import = import,
        Action = (Action)request.Action,
        Chat = chat,
        WithheldOnly = request.WithheldOnly,
        UnlinkedOnly = request.UnlinkedOnly,
        Skip = skip,
        Take = PageSize.Of(request.PageSize),
    };

    internal static RosterPlanEntry ToProto(RosterPlanLine line) => new()
    {
        Action = (V1.RosterPlanAction)line.Action,
        Resource = line.Resource,
        Title = line.Title,
        Chat = line.Chat?.Name ?? "",
        ChatTitle = line.ChatTitle,
        Before = line.Before,
        After = line.After,
        Unlinked = line.Unlinked,
        Withheld = line.Withheld,
    };
}
