using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.People;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class SchoolService(IGrainFactory grains, PageTokens tokens) : V1.SchoolService.SchoolServiceBase
{
    public override async Task<School> GetSchool(GetSchoolRequest request, ServerCallContext context)
    {
        var id = NameField.School(request.Name, "name", context);
        var school = Of(await grains.School(id).GetAsync(CallCancellation.Of(context)), context);
        return await new SchoolReading(grains).ReadAsync(school, CallCancellation.Of(context));
    }

    public override async Task<ListSchoolsResponse> ListSchools(ListSchoolsRequest request, ServerCallContext context)
    {
        var query = Of(SchoolQueryMapping.Of(request), context) with { Among = Caller.Of(context).Among, Skip = PagePosition.Of(tokens.Position(request, context)) };
        var page = await grains.Schools().ListAsync(query, CallCancellation.Of(context));
        var response = new ListSchoolsResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, query.Skip + query.Take, page.Total) };
        var reading = new SchoolReading(grains);
        response.Schools.AddRange(await Task.WhenAll(page.Schools.Select(school => reading.ReadAsync(school, CallCancellation.Of(context)))));
        return response;
    }

    public override async Task<School> UpdateSchool(UpdateSchoolRequest request, ServerCallContext context)
    {
        var id = NameField.School(request.School.Name, "school.name", context);
        var command = Of(SchoolUpdateMapping.ToCommand(request), context);
        await ActingPerson.DemandAsync(grains, id, command.Actor, context);
        var school = Of(await grains.School(id).UpdateAsync(command, CallCancellation.Of(context)), context);
        return await new SchoolReading(grains).ReadAsync(school, CallCancellation.Of(context));
    }

    public override async Task<ListPeopleResponse> ListPeople(ListPeopleRequest request, ServerCallContext context)
    {
        var id = NameField.School(request.Parent, "parent", context);
        var asked = Of(PeopleQueryMapping.Of(request), context) with { Skip = PagePosition.Of(tokens.Position(request, context)) + request.Skip };
        var school = OfParent(await grains.School(id).GetAsync(CallCancellation.Of(context)), context);
        var query = asked with { Except = await ExceptAsync(id, request.NotInChat, context) };
        var page = await grains.PeopleIndex(id).ListAsync(query, CallCancellation.Of(context));
        var response = new ListPeopleResponse { TotalSize = page.Total };
        response.People.AddRange(await new PeopleReading(grains, school).ReadAsync(page.People, CallCancellation.Of(context)));
        response.NextPageToken = query.Skip + page.People.Count < page.Total ? tokens.Next(request, PagePosition.Text(query.Skip + page.People.Count)) : "";
        return response;
    }

    public override async Task<V1.Person> GetPerson(GetPersonRequest request, ServerCallContext context)
    {
        var id = NameField.Person(request.Name, "name", context);
        var school = Of(await grains.School(id.School).GetAsync(CallCancellation.Of(context)), context);
        var people = await grains.PeopleIndex(id.School).GetAsync([id.Account], CallCancellation.Of(context));
        var read = await new PeopleReading(grains, school).ReadAsync(people, CallCancellation.Of(context));
        return read is [{ } person] ? person : throw NotFound("name", context);
    }

    public override async Task<V1.SchoolClass> GetClass(GetClassRequest request, ServerCallContext context)
    {
        var id = NameField.Class(request.Name, "name", context);
        return SchoolMapping.Of(Of(await grains.SchoolClass(id).GetAsync(CallCancellation.Of(context)), context));
    }

    public override async Task<ListClassesResponse> ListClasses(ListClassesRequest request, ServerCallContext context)
    {
        var id = NameField.School(request.Parent, "parent", context);
        var query = Of(StructureMapping.Of(request), context) with { Skip = PagePosition.Of(tokens.Position(request, context)) };
        OfParent(await grains.School(id).GetAsync(CallCancellation.Of(context)), context);
        var page = await grains.StructureIndex(id).ListClassesAsync(query, CallCancellation.Of(context));
        var response = new ListClassesResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, query.Skip + page.Classes.Count, page.Total) };
        response.Classes.AddRange(await new SchoolReading(grains).ReadAsync(page.Classes, CallCancellation.Of(context)));
        return response;
    }

    public override async Task<ListSubjectGroupsResponse> ListSubjectGroups(ListSubjectGroupsRequest request, ServerCallContext context)
    {
        var id = NameField.School(request.Parent, "parent", context);
        var query = Of(StructureMapping.Of(request), context) with { Skip = PagePosition.Of(tokens.Position(request, context)) + request.Skip };
        OfParent(await grains.School(id).GetAsync(CallCancellation.Of(context)), context);
        var page = await grains.StructureIndex(id).ListGroupsAsync(query, CallCancellation.Of(context));
        var response = new ListSubjectGroupsResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, query.Skip + page.Groups.Count, page.Total) };
        response.Groups.AddRange(await new SchoolReading(grains).ReadAsync(page.Groups, CallCancellation.Of(context)));
        return response;
    }

    public override async Task<V1.SubjectGroup> GetSubjectGroup(GetSubjectGroupRequest request, ServerCallContext context)
    {
        var id = NameField.Group(request.Name, "name", context);
        var group = Of(await grains.SubjectGroup(id).GetAsync(CallCancellation.Of(context)), context);
        return await new SchoolReading(grains).ReadAsync(group, CallCancellation.Of(context));
    }

    private async Task<IReadOnlyList<AccountId>> ExceptAsync(SchoolId school, string chat, ServerCallContext context)
    {
        if (chat.Length == 0)
        {
            return [];
        }

        var id = NameField.Chat(chat, "not_in_chat", context);
        var members = id.School == school ? await grains.Chat(id).ReadMembersAsync(CallCancellation.Of(context)) : null;
        return members?.Value is { } known
            ? [.. known.Where(m => m.Grounds.Count > 0 && !m.RemovedByHand).Select(m => m.Account)]
            : throw NotFound("not_in_chat", context);
    }

    private static T Of<T>(Outcome<T> outcome, ServerCallContext context) =>
        outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal, AcceptLanguage.Of(context)) : outcome.Value;

    private static SchoolSnapshot OfParent(Outcome<SchoolSnapshot> outcome, ServerCallContext context) => outcome.Value ?? throw NotFound("parent", context);

    private static RpcException NotFound(string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, field), AcceptLanguage.Of(context));
}
