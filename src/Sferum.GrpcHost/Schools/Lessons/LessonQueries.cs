using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Times;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>Requests for lists of lessons to queries, as far as their form goes.</summary>
internal static class LessonQueries
{
    internal static LessonQuery Of(ListLessonsRequest request, int position, ServerCallContext context)
    {
        var from = LocalTimeFields.Date(request.FromDate, "from_date", context) ?? throw Wrong(RefusalReason.FieldRequired, "from_date", context);
        var to = LocalTimeFields.Date(request.ToDate, "to_date", context) ?? from;
        if (to < from || to.DayNumber - from.DayNumber >= LessonQuery.MostDays)
        {
            throw Wrong(RefusalReason.InvalidDateRange, "to_date", context);
        }

        return new LessonQuery
        {
            From = from,
            To = to,
            Classes = request.SchoolClass.Length == 0 ? [] : [NameField.Class(request.SchoolClass, "school_class", context)],
            Groups = request.Group.Length == 0 ? [] : [NameField.Group(request.Group, "group", context)],
            Teacher = NameField.OptionalAccount(request.Teacher, "teacher", context),
            ShowCancelled = request.ShowCancelled,
            Skip = position + request.Skip,
            Take = PageSize.Of(request.PageSize),
        };
    }

    private static RpcException Wrong(RefusalReason reason, string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(reason, field), AcceptLanguage.Of(context));
}
