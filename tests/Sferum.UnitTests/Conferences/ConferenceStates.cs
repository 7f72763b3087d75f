using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Conferences;

/// <summary>Conferences, chats and people for the rules' tests: a lesson from 09:00 to 09:45 in Moscow.</summary>
internal static class ConferenceStates
{
    public static readonly SchoolId School = new("7");

    public static readonly ChatId Chat = new(School, "class-5a");

    public static readonly AccountId Administrator = new("admin");

    public static readonly AccountId Teacher = new("teacher");

    public static readonly AccountId Student = new("student");

    public static readonly AccountId Parent = new("parent");

    public static readonly DateTimeOffset LessonStart = new(2026, 9, 14, 9, 0, 0, TimeSpan.FromHours(3));

    public static readonly DateTimeOffset LessonEnd = LessonStart.AddMinutes(45);

    public static readonly DateTimeOffset DayBefore = LessonStart.AddDays(-1);

    public static ConferenceState Scheduled { get; } = new()
    {
        Title = "5 А, 14.09.2026",
        OnAgenda = true,
        Listed = 16,
        Type = ConferenceType.OnlineLesson,
        Chat = Chat,
        ChatTitle = "5 А",
        ChatType = ChatType.Class,
        Date = new DateOnly(2026, 9, 14),
        LocalStart = new TimeOnly(9, 0),
        LocalEnd = new TimeOnly(9, 45),
        Start = LessonStart,
        End = LessonEnd,
        CreatedAt = DayBefore,
        UpdatedAt = DayBefore,
    };

    public static ConferenceCall Call => new("call-1", "sealed", Administrator, LessonStart);

    public static ConferenceState Starting => Scheduled with { Stage = ConferenceStage.Starting, AskedAt = LessonStart };

    public static ConferenceState Active { get; } = Scheduled with { Stage = ConferenceStage.Active, Call = Call };

    public static ConferenceState Ending => Active with { Stage = ConferenceStage.Ending };

    public static ConferenceState At(ConferenceStage stage) => stage switch
    {
        ConferenceStage.Starting => Starting,
        ConferenceStage.Active => Active,
        ConferenceStage.Ending => Ending,
        ConferenceStage.Ended => Ending with { Stage = ConferenceStage.Ended, EndedAt = LessonEnd },
        _ => Scheduled with { Stage = stage },
    };

    /// <summary>The same, when the list of its month has it as it is.</summary>
    public static ConferenceState Shown(ConferenceState state) => state with { Listed = ConferenceIndexing.RevisionOf(state) };

    public static SchoolSnapshot Profile(bool enforce = false) => new()
    {
        Id = School,
        Title = "School 7",
        TimeZone = "Europe/Moscow",
        SferumAdministrator = Administrator,
        Settings = new SchoolSettings { EnforcePersonRights = enforce },
    };

    public static ChatSeat Seat(ChatType type = ChatType.Class, bool member = true, MemberRole? role = MemberRole.Member, ChatLife life = ChatLife.Open) =>
        new(type, "5 А", life, Administrator, "chat-1", member, role);

    public static Person Person(AccountId account, PersonKinds kinds, bool blocked = false) =>
        new() { Account = account, Name = new PersonName("Ёлкина", "Анна", ""), Kinds = kinds, Blocked = blocked };

    public static LinkStanding Standing(LinkState state = LinkState.Linked, bool blocked = false) => new(state, "vk-1", blocked, 1);

    public static CreateConference Command => new()
    {
        Request = new RequestKey("r-1", 42),
        Title = "Разбор",
        Type = ConferenceType.OnlineLesson,
        Chat = Chat,
        Date = new DateOnly(2026, 9, 14),
        LocalStart = new TimeOnly(9, 0),
        LocalEnd = new TimeOnly(9, 45),
    };
}
