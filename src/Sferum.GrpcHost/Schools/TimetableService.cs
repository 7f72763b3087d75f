using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.Lessons;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>See protos/sferum/v1.</summary>
internal sealed class TimetableService(IGrainFactory grains, PageTokens tokens, TimeProvider time) : V1.TimetableService.TimetableServiceBase
{
    public override async Task<ImportLessonsResponse> ImportLessons(ImportLessonsRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.School, "school", context);
        var actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        var command = Value(LessonImportReading.Read(request, school), context) with { Actor = actor, Patience = ImportPatience.Of(context, time) };
        await ActingPerson.DemandAsync(grains, school, actor, context);
        return LessonMapping.Of(Value(await grains.Timetable(school).ImportAsync(command, CallCancellation.Of(context)), context));
    }

    public override async Task<Lesson> GetLesson(GetLessonRequest request, ServerCallContext context)
    {
        var id = NameField.Lesson(request.Name, "name", context);
        var lesson = Value(await grains.Lesson(id).GetAsync(CallCancellation.Of(context)), context);
        return (await new OnlineLessons(grains).ReadAsync([lesson], CallCancellation.Of(context)))[0];
    }

    public override async Task<ListLessonsResponse> ListLessons(ListLessonsRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.Parent, "parent", context);
        var asked = LessonQueries.Of(request, PagePosition.Of(tokens.Position(request, context)), context);
        OfParent(await grains.School(school).GetAsync(cancellation), context);
        var query = await new LessonReach(grains, school, context).LimitAsync(asked, request);
        var page = await grains.Timetable(school).ListAsync(query, cancellation);
        var next = page.Lessons.Count == 0 ? page.Total : query.Skip + query.Take;
        var response = new ListLessonsResponse { TotalSize = page.Total, NextPageToken = tokens.NextOf(request, next, page.Total) };
        response.Lessons.AddRange(await new OnlineLessons(grains).ReadAsync(page.Lessons, cancellation));
        return response;
    }

    private static T Value<T>(Outcome<T> outcome, ServerCallContext context) =>
        outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal, AcceptLanguage.Of(context)) : outcome.Value;

    private static void OfParent(Outcome<SchoolSnapshot> outcome, ServerCallContext context) =>
        _ = outcome.Value ?? throw RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, "parent"), AcceptLanguage.Of(context));
}
