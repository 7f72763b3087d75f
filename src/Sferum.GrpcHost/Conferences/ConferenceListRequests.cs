using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Chats;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using ConferenceType = Sferum.Grains.Conferences.ConferenceType;

namespace Sferum.GrpcHost.Conferences;

/// <summary>Reads the requests for lists of conferences; what is wrong ends the call.</summary>
internal static class ConferenceListRequests
{
    private const int LongestQuery = 200;

    /// <summary>The school and the query.</summary>
    internal static (SchoolId School, ConferenceQuery Query) Of(ListConferencesRequest request, string? position, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var (from, to) = Range(request, context);
        return (school, new ConferenceQuery
        {
            From = from,
            To = to,
            Stages = [.. request.States.SelectMany(Stages).Distinct()],
            Type = request.Type == V1.ConferenceType.Unspecified ? null : (ConferenceType)request.Type,
            Chat = request.Chat.Length == 0 ? null : NameField.Chat(request.Chat, "chat", context),
            Lesson = request.Lesson.Length == 0 ? null : NameField.Lesson(request.Lesson, "lesson", context),
            Participant = NameField.OptionalAccount(request.Participant, "participant", context),
            Text = ChatValidation.Short(request.Query, LongestQuery, "query", context),
            Viewer = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
            Descending = IsDescending(request.OrderBy) ?? throw ChatValidation.Refused(RefusalReason.OrderByInvalid, "order_by", context),
            Skip = PagePosition.Of(position) + request.Skip,
            Take = PageSize.Of(request.PageSize),
        });
    }

    private static (DateOnly? From, DateOnly? To) Range(ListConferencesRequest request, ServerCallContext context)
    {
        var from = LocalTimeFields.Date(request.FromDate, "from_date", context);
        var to = LocalTimeFields.Date(request.ToDate, "to_date", context);
        return to < from ? throw ChatValidation.Refused(RefusalReason.InvalidDateRange, "to_date", context) : (from, to);
    }

    // What people see as one state is one to look for, too.
    private static ConferenceStage[] Stages(ConferenceState state) => state switch
    {
        ConferenceState.Scheduled => [ConferenceStage.Scheduled, ConferenceStage.Starting],
        ConferenceState.Ending or ConferenceState.Ended => [ConferenceStage.Ending, ConferenceStage.Ended],
        _ => [(ConferenceStage)state],
    };

    private static bool? IsDescending(string orderBy) => orderBy.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] or ["start_time"] or ["start_time", "asc"] => false,
        ["start_time", "desc"] => true,
        _ => null,
    };
}
