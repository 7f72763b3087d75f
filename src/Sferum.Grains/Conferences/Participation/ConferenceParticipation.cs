using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>Who takes part (C7) and who gets the link (C10), at the moment of asking. Pure.</summary>
internal static class ConferenceParticipation
{
    /// <summary>Who takes part by default, and the tabs of the window: parents only in a video call of a parents' chat.</summary>
    public static PersonKinds Kinds(ConferenceType type, ChatType chat) =>
        type == ConferenceType.VideoCall && chat == ChatType.Parents
            ? PersonKinds.Staff | PersonKinds.Student | PersonKinds.Parent
            : PersonKinds.Staff | PersonKinds.Student;

    /// <summary>Whether a person takes part. The Sferum chats administrator always does.</summary>
    public static bool TakesPart(ConferenceState state, Presence presence) =>
        presence.IsSferumAdministrator
        || (!state.Removed.Contains(presence.Person.Account)
            && (presence.IsChatMember || state.Added.Contains(presence.Person.Account))
            && (presence.Person.Kinds & Kinds(state.Type, state.ChatType)) != 0);

    /// <summary>Why nobody can join now; null when the call is open.</summary>
    public static Refusal? WhyClosed(ConferenceState state, DateTimeOffset now) => state.Stage switch
    {
        ConferenceStage.Scheduled => With(RefusalReason.ConferenceNotStarted, "start_time", Text(state.Start)),
        ConferenceStage.Starting => With(RefusalReason.ConferenceStarting, "start_time", Text(state.Start)),
        ConferenceStage.Active when now < state.End => null,
        ConferenceStage.Cancelled => With(RefusalReason.ConferenceCancelled, "state_reason", Text(state.Trouble)),
        ConferenceStage.Missed => With(RefusalReason.ConferenceMissed, "state_reason", Text(state.Trouble)),
        _ => With(RefusalReason.ConferenceOver, "end_time", Text(EndOf(state))),
    };

    /// <summary>Why a person gets no link of an open call; null when the person does.</summary>
    /// <param name="state">The conference.</param>
    /// <param name="presence">What is known of the person; null when the person is not in the school.</param>
    /// <param name="standing">Where the person's link stands.</param>
    public static Refusal? WhyNotAdmitted(ConferenceState state, Presence? presence, Outcome<LinkStanding> standing)
    {
        if (presence is null || standing.IsRefused || !TakesPart(state, presence))
        {
            return Refusal.Of(RefusalReason.NotAParticipant);
        }

        if (presence.Person.Blocked || standing.Value.Blocked)
        {
            return Refusal.Of(RefusalReason.Blocked);
        }

        return WhyNotLinked(presence, standing.Value);
    }

    /// <summary>Why a person gets no link now (C10); null when there is one to give. Whoever does not take part learns nothing of the schedule.</summary>
    public static Refusal? WhyNoDoor(ConferenceState state, Presence? presence, Outcome<LinkStanding> standing, DateTimeOffset now)
    {
        var barred = WhyNotAdmitted(state, presence, standing);
        return barred is { Reason: RefusalReason.NotAParticipant } ? barred : WhyClosed(state, now) ?? barred;
    }

    /// <summary>Why a person may not even look (A7); null when the person may: it takes part or is in the chat, and is linked.</summary>
    public static Refusal? WhyHidden(ConferenceState state, Presence? presence, Outcome<LinkStanding> standing)
    {
        if (presence is null || standing.IsRefused || !(presence.IsChatMember || TakesPart(state, presence)))
        {
            return Refusal.Of(RefusalReason.NotAParticipant);
        }

        return WhyNotLinked(presence, standing.Value);
    }

    // The end that there was, or that somebody asked for and that is being carried out.
    private static DateTimeOffset EndOf(ConferenceState state)
    {
        var due = state.EndAskedAt is { } asked && asked < state.End ? asked : state.End;
        return (state.EndedAt ?? due).ToOffset(state.End.Offset);
    }

    private static Refusal? WhyNotLinked(Presence presence, LinkStanding standing) =>
        standing.State == LinkState.Linked ? null : new Refusal(RefusalReason.AccountNotLinked) { Subjects = [presence.Person.Account.Name] };

    private static Refusal With(RefusalReason reason, string fact, string value) =>
        new(reason) { Facts = new Dictionary<string, string> { [fact] = value } };

    // RFC 3339 with the school's offset.
    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    // As the contract spells it: ADMINISTRATOR_NOT_LINKED.
    private static string Text(ConferenceTrouble trouble) =>
        string.Concat(trouble.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
