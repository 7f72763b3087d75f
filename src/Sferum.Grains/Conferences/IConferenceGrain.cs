using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>A video conference: lifecycle, schedule, participants' rule, call, link; begins and ends by itself (C2-C13). Key: the conference.</summary>
[Alias("sferum.IConferenceGrain")]
public interface IConferenceGrain : IOwesWork
{
    /// <summary>Plans the conference. Refused: the reasons of CreateConference.</summary>
    [Alias("Create")]
    Task<Outcome<ConferenceView>> CreateAsync(CreateConference command, CancellationToken cancellation);

    /// <summary>
    /// What the window «Добавить» is filled with (C2-C7); stores nothing. Asked of <see cref="MintedId.DraftConference"/>. Refused: NotFound (the school, chat, lesson), LessonNotAllowed,
    /// LessonOfAnotherGroup, LessonCancelled, ChatClosed, ChatNotAvailable.
    /// </summary>
    [Alias("Draft"), AlwaysInterleave]
    Task<Outcome<ConferenceDraft>> DraftAsync(DraftConference query, CancellationToken cancellation);

    /// <summary>Gives the conference as its row says, for other grains and lists. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ConferenceSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Gives the conference as a person sees it now. Refused: NotFound; NotAParticipant and AccountNotLinked, when somebody is named.</summary>
    [Alias("View"), AlwaysInterleave]
    Task<Outcome<ConferenceView>> ViewAsync(AccountId? viewer, CancellationToken cancellation);

    /// <summary>Gives the link to a participant while active (C10). Refused: the reasons of JoinConference.</summary>
    [Alias("Join"), AlwaysInterleave]
    Task<Outcome<ConferenceDoor>> JoinAsync(AccountId account, CancellationToken cancellation);

    /// <summary>A page of those who take part at this moment, and of those removed by hand when wanted (C7). Refused as <see cref="ViewAsync"/>.</summary>
    [Alias("Participants"), AlwaysInterleave]
    Task<Outcome<ParticipantPage>> ListParticipantsAsync(ParticipantQuery query, CancellationToken cancellation);

    /// <summary>Ends the conference for everybody (C12). Refused: the reasons of EndConference.</summary>
    [Alias("End")]
    Task<Outcome<ConferenceView>> EndAsync(EndConference command, CancellationToken cancellation);

    /// <summary>Changes the conference (C11). Refused: the reasons of UpdateConference.</summary>
    [Alias("Update")]
    Task<Outcome<ConferenceView>> UpdateAsync(UpdateConference command, CancellationToken cancellation);

    /// <summary>Deletes the conference (C13); true when the end of its call is owed. Refused: the reasons of DeleteConference.</summary>
    [Alias("Delete")]
    Task<Outcome<bool>> DeleteAsync(DeleteConference command, CancellationToken cancellation);

    /// <summary>
    /// Calls the conference off before its start, or while its start is held up; true when it is cancelled, now or before. Idempotent; one that is active, or over, or does not exist, is left as
    /// it is.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="of">Only when it is of this chat, and was not moved to another; null: of any.</param>
    [Alias("Cancel")]
    Task<bool> CancelAsync(ConferenceTrouble reason, ChatId? of = null);
}
