using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Chats;

/// <summary>Makes chats, sources and links for tests.</summary>
internal static class Chat
{
    public static DateTimeOffset Start { get; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static SchoolId School { get; } = new("1");

    public static ClassId Class { get; } = new(School, "5a");

    public static ChatId Id { get; } = MintedId.ClassChat(Class);

    public static AccountId Administrator { get; } = new("admin");

    public static AccountId Teacher { get; } = new("teacher");

    public static AccountId Student(int number) => new($"student-{number:D4}");

    public static Ground StudentGround { get; } = new(GroundKind.StudentOfClass, Class.Name);

    public static ChatSource Source(long version, params IEnumerable<AccountId> students) => new()
    {
        Version = version,
        Type = ChatType.Class,
        Title = "5 А",
        Class = Class,
        ClassTitle = "5 А",
        SferumAdministrator = Administrator,
        Members =
        [
            new SourceMember(Administrator, [new Ground(GroundKind.SferumAdministrator, "")]),
            new SourceMember(Teacher, [new Ground(GroundKind.HomeroomTeacher, Class.Name)]),
            .. students.Select(student => new SourceMember(student, [StudentGround])),
        ],
    };

    public static LinkStanding Linked(AccountId account, long version = 1) => new(LinkState.Linked, UserOf(account), Blocked: false, version);

    public static LinkStanding NotLinked(long version = 1) => new(LinkState.NotLinked, null, Blocked: false, version);

    public static string UserOf(AccountId account) => $"user-{account.Segment}";

    /// <summary>A chat of some students, all of whom have the same standing with this chat: nobody has said yet.</summary>
    public static ChatState Of(params IEnumerable<AccountId> students) => ChatRules.TakeSource(null, Source(1, students), Start);

    /// <summary>A chat in which the administrator and these are linked.</summary>
    public static ChatState WithLinks(this ChatState state, params IEnumerable<AccountId> accounts) =>
        accounts.Aggregate(state, (current, account) => ChatRules.TakeLink(current, account, Linked(account), Start));

    public static MemberRecord Member(this ChatState state, AccountId account) =>
        state.Members.Find(account) ?? throw new InvalidOperationException("Not in the row.");
}
