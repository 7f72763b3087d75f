using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Chats.Edits;

/// <summary>Makes edits, and what is known of the people in them.</summary>
internal static class Edit
{
    public static DateTimeOffset Later { get; } = Chat.Start.AddDays(1);

    public static GroupId Group { get; } = new(Chat.School, "15");

    public static Ground ByHand { get; } = new(GroundKind.AddedByHand, "");

    /// <summary>Facts in which these are staff, linked.</summary>
    public static EditFacts Staff(params IEnumerable<AccountId> accounts) => Facts(accounts.Select(account => Person(account, PersonKinds.Staff)));

    public static EditFacts Facts(params IEnumerable<Person> people) => new() { People = people.ToDictionary(person => person.Account) };

    public static Person Person(AccountId account, PersonKinds kinds, LinkState link = LinkState.Linked, bool blocked = false) =>
        new() { Account = account, Name = new PersonName("Фамилия", "Имя", ""), Kinds = kinds, Link = link, Blocked = blocked };

    public static UpdateChat Update(params IEnumerable<MemberInput> set) => new() { Request = Key, Members = new MemberEdits([.. set], [], AcceptUnlinked: false) };

    public static UpdateChat Removal(params IEnumerable<AccountId> accounts) => new() { Request = Key, Members = new MemberEdits([], [.. accounts], AcceptUnlinked: false) };

    public static ResetChat Reset(params IEnumerable<AccountId> accounts) => new(Key, "", [.. accounts], AcceptUnlinked: false, ValidateOnly: false, Actor: null);

    public static DeleteChat Delete(string etag = "") => new(Key, etag, ValidateOnly: false, Actor: null);

    public static CreateChat Create(ChatType type = ChatType.Subject) => new() { Request = Key, Type = type, Group = type == ChatType.Subject ? Group : null };

    public static MemberInput With(this AccountId account, MemberRole? role = null) => new(account, role);

    public static RequestKey Key { get; } = new("edit", 42);

    /// <summary>What a group says: students, a teacher, the administrator.</summary>
    public static ChatSource GroupSource(long version, params IEnumerable<AccountId> students) => new()
    {
        Version = version,
        Type = ChatType.Subject,
        Title = "15 - Английский язык",
        Group = Group,
        Class = Chat.Class,
        Classes = [Chat.Class],
        ClassTitle = "5 А",
        Subject = "Английский язык",
        SferumAdministrator = Chat.Administrator,
        Members =
        [
            new SourceMember(Chat.Administrator, [new Ground(GroundKind.SferumAdministrator, "")]),
            new SourceMember(Chat.Teacher, [new Ground(GroundKind.GroupTeacher, Group.Name)]),
            .. students.Select(student => new SourceMember(student, [new Ground(GroundKind.StudentOfGroup, Group.Name)])),
        ],
    };

    /// <summary>The state after an edit that has to be allowed.</summary>
    public static ChatState Updated(this ChatState state, UpdateChat command, EditFacts facts, DateTimeOffset? now = null) =>
        ChatEditRules.Update(state, command, facts, now ?? Later) is { IsRefused: false } done ? done.Value! : throw new InvalidOperationException("Refused.");

    public static RefusalReason Reason<T>(Outcome<T> outcome) => outcome.Refusal?.Reason ?? RefusalReason.Unspecified;
}
