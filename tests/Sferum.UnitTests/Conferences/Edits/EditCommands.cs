using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Edits;

/// <summary>Edits of the lesson from 09:00 to 09:45 in Moscow.</summary>
internal static class EditCommands
{
    public static UpdateConference Edit(ConferenceFields fields) => new() { Request = new RequestKey("u-1", 7), Fields = fields };

    public static UpdateConference Times(TimeOnly start, TimeOnly end) =>
        Edit(ConferenceFields.LocalStart | ConferenceFields.LocalEnd) with { LocalStart = start, LocalEnd = end };

    public static UpdateConference End(TimeOnly end) => Edit(ConferenceFields.LocalEnd) with { LocalEnd = end };

    public static EditFacts Facts(ChatSeat seat, params AccountId[] inChat) => new(
        new ConferenceSurroundings(Profile(), seat, new Dictionary<AccountId, Person>
        {
            [Teacher] = Person(Teacher, PersonKinds.Staff),
            [Student] = Person(Student, PersonKinds.Student),
            [Parent] = Person(Parent, PersonKinds.Parent),
            [Administrator] = Person(Administrator, PersonKinds.Staff),
        }),
        inChat.ToHashSet());

    public static Outcome<ConferenceState> Update(ConferenceState state, UpdateConference command, EditFacts? facts = null, DateTimeOffset? at = null) =>
        ConferenceEditRules.Update(state, command, facts ?? Facts(Seat()), at ?? DayBefore);

    public static (RefusalReason, string)? Of(Outcome<ConferenceState> outcome) => outcome.Refusal is { } refusal ? (refusal.Reason, refusal.Field) : null;
}
