using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>A lesson of the timetable: its place, and which conference has claimed it as its online lesson (C5, C14). Key: the lesson.</summary>
[Alias("sferum.ILessonGrain")]
public interface ILessonGrain : IOwesWork
{
    /// <summary>Gives the lesson. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<LessonSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>
    /// The chat in which its online lesson is held when nobody chose one: the group's only subject chat, else the only class chat (C14). Refused: NotFound, ChatAmbiguous (with the chats),
    /// NoChatForLesson.
    /// </summary>
    /// <param name="actor">Who asks: of several chats, only those count that are available to them; null: nobody in particular.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [Alias("ChooseChat"), AlwaysInterleave]
    Task<Outcome<ChosenChat>> ChooseChatAsync(AccountId? actor, CancellationToken cancellation);

    /// <summary>The conference that a request of the journal was answered with; null: this request is new. Refused: RequestIdReused.</summary>
    [Alias("RecallOnline"), AlwaysInterleave]
    Task<Outcome<OnlineLessonMemory>> RecallOnlineAsync(RequestKey request);

    /// <summary>Remembers what a request of the journal was answered with. Refused: NotFound, RequestIdReused.</summary>
    [Alias("NoteOnline"), AlwaysInterleave]
    Task<Outcome<OnlineLessonMemory>> NoteOnlineAsync(RequestKey request, ConferenceId conference);
}

/// <summary>A chat that was chosen.</summary>
/// <param name="Chat">The chat.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChosenChat")]
public sealed record ChosenChat([property: Id(0)] ChatId Chat);

/// <summary>What the journal was answered with.</summary>
/// <param name="Conference">The conference; null: nothing yet.</param>
[GenerateSerializer, Immutable, Alias("sferum.OnlineLessonMemory")]
public sealed record OnlineLessonMemory([property: Id(0)] ConferenceId? Conference);
