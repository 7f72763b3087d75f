using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>The window «Журнал на урок» (C14). See protos/sferum/v1.</summary>
internal sealed class LessonJournalService(IGrainFactory grains) : V1.LessonJournalService.LessonJournalServiceBase
{
    public override async Task<Conference> CreateOnlineLesson(CreateOnlineLessonRequest request, ServerCallContext context)
    {
        var lesson = NameField.Lesson(request.Lesson, "lesson", context);
        var wish = new OnlineLessonWish(
            lesson,
            request.Chat.Length == 0 ? null : NameField.Chat(request.Chat, "chat", context),
            NameField.Account(request.ActingAccount, "acting_account", context),
            RequestFingerprint.Of(request));
        return ConferenceMapping.Of(Value(await new OnlineLessonMaking(grains, CallCancellation.Of(context)).MakeAsync(wish), context), wish.Actor);
    }

    public override async Task<JoinOnlineLessonResponse> JoinOnlineLesson(JoinOnlineLessonRequest request, ServerCallContext context)
    {
        var account = NameField.Account(request.ActingAccount, "acting_account", context);
        var conference = Value(await Finishing(context).OnlineLessonAsync(NameField.Lesson(request.Lesson, "lesson", context)), context).Id;
        var door = ConferenceMapping.Of(Value(await grains.Conference(conference).JoinAsync(account, CallCancellation.Of(context)), context));
        return new JoinOnlineLessonResponse { JoinUri = door.JoinUri, EndTime = door.EndTime, Conference = conference.Name };
    }

    public override async Task<Conference> FinishOnlineLesson(FinishOnlineLessonRequest request, ServerCallContext context)
    {
        var account = NameField.Account(request.ActingAccount, "acting_account", context);
        var command = new EndConference { Request = RequestFingerprint.Of(request), Actor = account };
        return ConferenceMapping.Of(Value(await Finishing(context).FinishAsync(NameField.Lesson(request.Lesson, "lesson", context), command), context), account);
    }

    private OnlineLessonFinishing Finishing(ServerCallContext context) => new(grains, CallCancellation.Of(context));

    // The grains speak of a lesson by its name, and of a conference that is to be made; here both are the lesson that the caller named.
    private static T Value<T>(Outcome<T> outcome, ServerCallContext context) => outcome.IsRefused
        ? throw RefusalStatus.Of(outcome.Refusal with { Field = FieldOf(outcome.Refusal.Field) }, AcceptLanguage.Of(context))
        : outcome.Value;

    private static string FieldOf(string field) => field switch
    {
        "name" => "lesson",
        "conference.chat" => "chat",
        _ when field.StartsWith("conference.", StringComparison.Ordinal) => "lesson",
        _ => field,
    };
}
