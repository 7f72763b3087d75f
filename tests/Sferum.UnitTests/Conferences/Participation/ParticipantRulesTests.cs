using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Participation;

/// <summary>Whom a save may add and remove.</summary>
public sealed class ParticipantRulesTests
{
    [Fact]
    public void WhyNot_WhenNobodyIsNamed_HasNoObjection() => Assert.Null(WhyNot([], []));

    [Fact]
    public void WhyNot_WhenStaffAndStudentsAreAdded_HasNoObjection() => Assert.Null(WhyNot([Teacher, Student], [new AccountId("who knows")]));

    [Fact]
    public void WhyNot_WhenSomebodyStandsTwiceInAList_SaysWhere()
    {
        Assert.Equal((RefusalReason.DuplicateItem, "add_participants[1]"), Of(WhyNot([Teacher, Teacher], [])));
        Assert.Equal((RefusalReason.DuplicateItem, "remove_participants[2]"), Of(WhyNot([], [Teacher, Student, Teacher])));
    }

    [Fact]
    public void WhyNot_WhenSomebodyStandsInBothLists_SaysWhere() =>
        Assert.Equal((RefusalReason.MemberBothAddedAndRemoved, "remove_participants[1]"), Of(WhyNot([Teacher], [Student, Teacher])));

    [Fact]
    public void WhyNot_WhenSomebodyIsNotInTheSchool_SaysWho()
    {
        var refusal = WhyNot([Teacher, new AccountId("stranger")], []);

        Assert.Equal((RefusalReason.MemberNotInSchool, "add_participants[1]"), Of(refusal));
        Assert.Equal(["accounts/stranger"], refusal!.Subjects);
    }

    [Fact]
    public void WhyNot_WhenTheAdministratorIsRemoved_Refuses() =>
        Assert.Equal((RefusalReason.AdministratorNotRemovable, "remove_participants[0]"), Of(WhyNot([], [Administrator])));

    [Theory]
    [InlineData(ConferenceType.VideoCall, ChatType.Parents, true)]
    [InlineData(ConferenceType.VideoCall, ChatType.Class, false)]
    [InlineData(ConferenceType.VideoCall, ChatType.Subject, false)]
    [InlineData(ConferenceType.VideoCall, ChatType.Other, false)]
    [InlineData(ConferenceType.VideoCall, ChatType.Teachers, false)]
    [InlineData(ConferenceType.OnlineLesson, ChatType.Parents, false)]
    [InlineData(ConferenceType.OnlineLesson, ChatType.Class, false)]
    public void WhyNot_WhenAParentIsAdded_AllowsItInVideoCallsOfParentsChatsAlone(ConferenceType type, ChatType chat, bool allowed)
    {
        var refusal = WhyNot([Parent], [], type, chat);

        Assert.Equal(allowed ? null : (RefusalReason.ParticipantKindNotAllowed, "add_participants[0]"), Of(refusal));
        Assert.Equal(allowed ? null : "PARENT", refusal?.Facts["kind"]);
    }

    [Fact]
    public void WhyNot_WhenAParentIsATeacherToo_HasNoObjection() =>
        Assert.Null(ParticipantRules.WhyNot(
            Command with { AddParticipants = [Parent] }, Around(ChatType.Class, Person(Parent, PersonKinds.Parent | PersonKinds.Staff))));

    private static Refusal? WhyNot(
        AccountId[] add, AccountId[] remove, ConferenceType type = ConferenceType.OnlineLesson, ChatType chat = ChatType.Class) =>
        ParticipantRules.WhyNot(
            Command with { Type = type, AddParticipants = add, RemoveParticipants = remove },
            Around(chat, Person(Teacher, PersonKinds.Staff), Person(Student, PersonKinds.Student), Person(Parent, PersonKinds.Parent)));

    private static ConferenceSurroundings Around(ChatType chat, params Person[] people) =>
        new(Profile(), Seat(chat), people.ToDictionary(person => person.Account));

    private static (RefusalReason, string)? Of(Refusal? refusal) => refusal is null ? null : (refusal.Reason, refusal.Field);
}
