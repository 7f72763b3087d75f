using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.GrpcHost.Schools.Rosters.Changes;
using Sferum.GrpcHost.Schools.Rosters.Plans;
using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools;

/// <summary>See protos/sferum/v1.</summary>
internal sealed class RosterService(IGrainFactory grains, PageTokens tokens, TimeProvider time) : V1.RosterService.RosterServiceBase
{
    public override Task<RosterImport> ReplaceRoster(ReplaceRosterRequest request, ServerCallContext context) =>
        TakeAsync(request, RosterPaths.InMessage, context);

    public override async Task<RosterImport> ImportRoster(IAsyncStreamReader<ImportRosterRequest> requestStream, ServerCallContext context)
    {
        var whole = await new RosterStream(requestStream, time, context).ReadAsync();
        return await TakeAsync(whole, RosterPaths.InStream, context);
    }

    public override async Task<RosterImport> ApproveRosterRemovals(ApproveRosterRemovalsRequest request, ServerCallContext context)
    {
        var id = NameField.RosterImport(request.Name, "name", context);
        Demand(RosterValidation.Digest(request.PlanDigest), context);
        var actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        await ActingPerson.DemandAsync(grains, id.School, actor, context);
        var command = new Domain.ApproveRemovals(RequestFingerprint.Of(request), id.Segment, request.PlanDigest, actor, ImportPatience.Of(context, time));
        return Import(Value(await grains.RosterImport(id.School).ApproveAsync(command, CallCancellation.Of(context)), context), id.School, context);
    }

    public override async Task<RosterImport> GetRosterImport(GetRosterImportRequest request, ServerCallContext context)
    {
        var id = NameField.RosterImport(request.Name, "name", context);
        return Import(Value(await grains.RosterImport(id.School).GetAsync(id.Segment, CallCancellation.Of(context)), context), id.School, context);
    }

    public override async Task<ListRosterImportsResponse> ListRosterImports(ListRosterImportsRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var start = PagePosition.Of(tokens.Position(request, context));
        Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, "parent");
        var page = await grains.RosterImport(school).ListAsync((Domain.RosterImportStage)request.State, start, PageSize.Of(request.PageSize), CallCancellation.Of(context));
        var response = new ListRosterImportsResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, start + page.Imports.Count, page.Total) };
        response.RosterImports.AddRange(page.Imports.Select(import => Import(import, school, context)));
        return response;
    }

    public override async Task<ListRosterPlanEntriesResponse> ListRosterPlanEntries(ListRosterPlanEntriesRequest request, ServerCallContext context)
    {
        var id = NameField.RosterImport(request.Parent, "parent", context);
        var start = PagePosition.Of(tokens.Position(request, context));
        var query = PlanMapping.ToQuery(request, id.Segment, ChatOf(request.Chat, id.School, context), start);
        var page = Value(await grains.RosterImport(id.School).ReadPlanAsync(query, CallCancellation.Of(context)), context, "parent");
        var response = new ListRosterPlanEntriesResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, start + page.Lines.Count, page.Total) };
        response.Entries.AddRange(page.Lines.Select(PlanMapping.ToProto));
        return response;
    }

    public override async Task<ApplyRosterChangesResponse> ApplyRosterChanges(ApplyRosterChangesRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.School, "school", context);
        var actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        var changes = Value(ChangeList.Of(request.Changes, school), context);
        await ActingPerson.DemandAsync(grains, school, actor, context);
        var command = new Domain.ApplyRosterChanges
        {
            Request = RequestFingerprint.Of(request),
            Changes = changes.Readable,
            Actor = actor,
            Patience = ImportPatience.Of(context, time),
        };
        var done = command.Changes.Count == 0 ? [] : Value(await grains.RosterImport(school).ApplyChangesAsync(command, CallCancellation.Of(context)), context, "school");
        var response = new ApplyRosterChangesResponse();
        response.Outcomes.AddRange(changes.Outcomes(done, AcceptLanguage.Of(context)));
        return response;
    }

    private async Task<RosterImport> TakeAsync(ReplaceRosterRequest request, Func<Refusal, Refusal> place, ServerCallContext context)
    {
        Demand(RosterValidation.Check(request) is { } wrong ? place(wrong) : null, context);
        var school = NameField.School(request.School, "school", context);
        var read = RosterMapping.ToCommand(request, ImportPatience.Of(context, time));
        Demand(read.Refusal is { } unread ? place(unread) : null, context);
        var command = read.Value!;
        await ActingPerson.DemandAsync(grains, school, command.Actor, context);
        var outcome = await grains.RosterImport(school).ImportAsync(command, CallCancellation.Of(context));
        Demand(outcome.Refusal is { } refusal ? place(RosterPaths.InWhole(refusal)) : null, context);
        return Import(outcome.Value!, school, context);
    }

    // A chat that the plan would make does not exist yet: only its school can be looked at.
    private static ChatId? ChatOf(string name, SchoolId school, ServerCallContext context)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var id = NameField.Chat(name, "chat", context);
        Demand(id.School == school ? null : Refusal.Of(RefusalReason.NotFound, "chat"), context);
        return id;
    }

    private static RosterImport Import(Domain.RosterImportSnapshot import, SchoolId school, ServerCallContext context) =>
        RosterImportMapping.Of(import, school, AcceptLanguage.Of(context));

    // Where the grain names no field, the name that was asked for is meant.
    private static T Value<T>(Outcome<T> outcome, ServerCallContext context, string field = "name")
    {
        Demand(outcome.Refusal is { Reason: RefusalReason.NotFound } unknown ? unknown with { Field = field } : outcome.Refusal, context);
        return outcome.Value!;
    }

    private static void Demand(Refusal? refusal, ServerCallContext context)
    {
        if (refusal is not null)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }
    }
}
