using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Xunit;

namespace Sferum.UnitTests.Chats.Edits;

public sealed class ChatResetTests
{
    private static readonly AccountId Guest = new("guest");

    private static readonly AccountId[] Everybody = [Chat.Administrator, Chat.Teacher, Guest, .. Enumerable.Range(1, 5).Select(Chat.Student)];

    private static readonly Gen<(int Kind, int Who, int Mask, int Role)> Events = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 7], Gen.Int[0, 63], Gen.Int[0, 2]);

    /// <summary>Whatever was done by hand between whatever the roster said: after a reset the chat is as if no hand had touched it.</summary>
    [Fact]
    public void Reset_AfterAnyEdits_IsTheChatThatTheRosterAloneWouldHaveMade() => Events.Array[0, 30].Sample(events =>
    {
        var (edited, plain) = (Chat.Of(), Chat.Of());
        foreach (var (kind, who, mask, role) in events)
        {
            if (kind == 0)
            {
                var source = Source(plain.Facts.SourceVersion + 1, mask);
                (edited, plain) = (ChatRules.TakeSource(edited, source, Edit.Later), ChatRules.TakeSource(plain, source, Edit.Later));
            }
            else
            {
                edited = Edited(edited, kind, Everybody[who], role);
            }
        }

        var reset = ChatEditRules.Reset(edited, Edit.Reset(), AllLinked, Edit.Later).Value!;
        Assert.Equal(plain.Members.Where(ChatMembers.IsMember).Select(Plain), reset.Members.Where(ChatMembers.IsMember).Select(Plain));
        Assert.Equal(plain.Facts, reset.Facts);
        Assert.Equal(plain.Listing, reset.Listing);
        Assert.Same(reset, ChatEditRules.Reset(reset, Edit.Reset(), AllLinked, Edit.Later).Value);
    }, iter: 3_000);

    /// <summary>The Sferum administrator is in, the last hand on somebody decides, and everybody else is in as long as the roster gives a ground.</summary>
    [Fact]
    public void Update_AfterAnyEdits_MembersAreThoseWhomHandAndRosterWant() => Events.Array[0, 30].Sample(events =>
    {
        var (state, wanted, added, removed) = (Chat.Of(), RosterOf(Chat.Source(1)), new HashSet<AccountId>(), new HashSet<AccountId>());
        foreach (var (kind, who, mask, role) in events)
        {
            if (kind == 0)
            {
                var source = Source(state.Facts.SourceVersion + 1, mask);
                (state, wanted) = (ChatRules.TakeSource(state, source, Edit.Later), RosterOf(source));
                continue;
            }

            var account = Everybody[who];
            var isIn = account == Chat.Administrator || (!removed.Contains(account) && (added.Contains(account) || wanted.Contains(account)));
            state = Edited(state, kind, account, role);
            if (kind is 1 or 2 && !isIn)
            {
                removed.Remove(account);
                _ = wanted.Contains(account) || added.Add(account);
            }
            else if (kind is 3 && isIn && account != Chat.Administrator)
            {
                added.Remove(account);
                _ = !wanted.Contains(account) || removed.Add(account);
            }
        }

        var expected = wanted.Except(removed).Union(added).Append(Chat.Administrator).Distinct().OrderBy(account => account, ChatMembers.Order);
        Assert.Equal(expected, state.Members.Where(ChatMembers.IsMember).Select(member => member.Account));
    }, iter: 3_000);

    [Fact]
    public void Reset_WhenForSomePeople_TheOthersAndTheTitleStay()
    {
        var edited = Chat.Of(Chat.Student(1), Chat.Student(2))
            .Updated(Edit.Removal(Chat.Student(1), Chat.Student(2)), EditFacts.None)
            .Updated(new() { Request = Edit.Key, Title = "Мой класс" }, EditFacts.None);
        var reset = ChatEditRules.Reset(edited, Edit.Reset(Chat.Student(1), Guest), AllLinked, Edit.Later).Value!;
        Assert.Equal((3, "Мой класс"), (reset.Listing.MemberCount, reset.Facts.Title));
        Assert.Equal("5 А", ChatEditRules.Reset(edited, Edit.Reset(), AllLinked, Edit.Later).Value!.Facts.Title);
    }

    [Fact]
    public void Reset_WhenUnlinkedPeopleComeBack_NamesThemUnlessAccepted()
    {
        var edited = Chat.Of(Chat.Student(1)).Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        var refusal = ChatEditRules.Reset(edited, Edit.Reset(), EditFacts.None, Edit.Later).Refusal!;
        Assert.Equal((RefusalReason.UnlinkedMembers, Chat.Student(1).Name), (refusal.Reason, refusal.Subjects.Single()));
        Assert.Equal(3, ChatEditRules.Reset(edited, Edit.Reset() with { AcceptUnlinked = true }, EditFacts.None, Edit.Later).Value!.Listing.MemberCount);
    }

    [Fact]
    public void Reset_WhenItCannotBe_SaysWhy()
    {
        Assert.Equal(RefusalReason.DuplicateItem, Why(Chat.Of(), Edit.Reset(Guest, Guest)));
        Assert.Equal(RefusalReason.EtagMismatch, Why(Chat.Of(), Edit.Reset() with { Etag = "77" }));
        Assert.Equal(RefusalReason.ChatClosed, Why(ChatRules.TakeSource(Chat.Of(), Chat.Source(2) with { Closed = true }, Edit.Later), Edit.Reset()));
    }

    private static EditFacts AllLinked { get; } = Edit.Staff(Everybody);

    private static RefusalReason Why(ChatState state, ResetChat command) => Edit.Reason(ChatEditRules.Reset(state, command, AllLinked, Edit.Later));

    private static (AccountId, string, MemberRole, bool) Plain(MemberRecord member) =>
        (member.Account, string.Join(';', member.Grounds), ChatMembers.RoleOf(member), ChatMembers.IsHandled(member));

    private static ChatState Edited(ChatState state, int kind, AccountId account, int role)
    {
        var command = kind switch
        {
            1 or 2 => Edit.Update(account.With(role == 0 ? null : (MemberRole)role)),
            3 => Edit.Removal(account),
            _ => Edit.Update() with { Title = $"Название {role}" },
        };
        return ChatEditRules.Update(state, command, AllLinked, Edit.Later).Value ?? state;
    }

    private static ChatSource Source(long version, int mask)
    {
        var source = Chat.Source(version, Enumerable.Range(1, 5).Where(n => (mask >> (n - 1) & 1) == 1).Select(Chat.Student));
        return mask < 32 ? source : source with { Members = [.. source.Members.Where(member => member.Account != Chat.Teacher)] };
    }

    private static HashSet<AccountId> RosterOf(ChatSource source) => [.. source.Members.Select(member => member.Account)];
}
