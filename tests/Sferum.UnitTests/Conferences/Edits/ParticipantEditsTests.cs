using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;
using static Sferum.UnitTests.Conferences.Edits.EditCommands;

namespace Sferum.UnitTests.Conferences.Edits;

/// <summary>Participants as differences to the chat, edited (C7, C11).</summary>
public sealed class ParticipantEditsTests
{
    [Fact]
    public void Update_WhenSomebodyIsAddedAndRemoved_KeepsTheDifferences()
    {
        var edited = Save(Scheduled, [Teacher], [Student], Student).Value!;

        Assert.Equal((Teacher, Student, 2), (edited.Added.Single(), edited.Removed.Single(), edited.Revision));
    }

    [Fact]
    public void Update_WhenSomebodyRemovedIsAdded_FollowsTheChatAgain()
    {
        var edited = Save(Scheduled with { Removed = [Student] }, [Student], [], Student).Value!;

        Assert.Equal((0, 0), (edited.Added.Length, edited.Removed.Length));
    }

    [Fact]
    public void Update_WhenSomebodyRemovedHasLeftTheChatAndIsAdded_TakesPartByHand()
    {
        var edited = Save(Scheduled with { Removed = [Student] }, [Student], []).Value!;

        Assert.Equal((Student, 0), (edited.Added.Single(), edited.Removed.Length));
    }

    [Fact]
    public void Update_WhenSomebodyAddedIsRemoved_IsRemovedFromTheChatTooWhenThere()
    {
        var byHand = Scheduled with { Added = [Student] };

        var outside = Save(byHand, [], [Student]).Value!;
        Assert.Equal((0, 0), (outside.Added.Length, outside.Removed.Length));
        var inside = Save(byHand, [], [Student], Student).Value!;
        Assert.Equal((0, Student), (inside.Added.Length, inside.Removed.Single()));
    }

    [Fact]
    public void Update_WhenSomebodyIsNotThere_SaysWho()
    {
        var refusal = Save(Scheduled, [], [Teacher, Student], Teacher).Refusal!;

        Assert.Equal((RefusalReason.NotAMember, "remove_participants[1]"), (refusal.Reason, refusal.Field));
        Assert.Equal([Student.Name], refusal.Subjects);
        Assert.Equal(RefusalReason.NotAMember, Save(Scheduled with { Removed = [Student] }, [], [Student], Student).Refusal?.Reason);
    }

    [Fact]
    public void Update_WhenTheAdministratorIsRemoved_IsRefused() =>
        Assert.Equal(
            (RefusalReason.AdministratorNotRemovable, "remove_participants[0]"), Of(Save(Scheduled, [], [Administrator], Administrator)));

    [Fact]
    public void Update_WhenAParentIsAddedToALesson_IsRefused() =>
        Assert.Equal((RefusalReason.ParticipantKindNotAllowed, "add_participants[0]"), Of(Save(Scheduled, [Parent], [])));

    [Fact]
    public void Update_WhenManyWereAddedOverTime_StopsAtTheLimit()
    {
        var full = Scheduled with { Added = [.. Enumerable.Range(0, ParticipantEdits.Most).Select(i => new AccountId($"p{i}"))] };

        var refusal = Save(full, [Teacher], []).Refusal!;

        Assert.Equal((RefusalReason.TooManyItems, "add_participants", "3000"), (refusal.Reason, refusal.Field, refusal.Facts["limit"]));
        Assert.False(Save(full, [Teacher], [new AccountId("p7")]).IsRefused);
    }

    [Fact]
    public void Update_WhenActive_TakesParticipants() => Assert.Equal(
        Teacher, Update(Active, Edit(ConferenceFields.None) with { AddParticipants = [Teacher] }, at: LessonStart.AddMinutes(1)).Value!.Added.Single());

    private static Outcome<ConferenceState> Save(ConferenceState state, AccountId[] add, AccountId[] remove, params AccountId[] inChat) =>
        Update(state, Edit(ConferenceFields.None) with { AddParticipants = add, RemoveParticipants = remove }, Facts(Seat(), inChat));
}
