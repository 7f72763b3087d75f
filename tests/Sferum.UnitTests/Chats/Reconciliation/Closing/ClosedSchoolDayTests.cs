using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation.Closing;

/// <summary>
/// Whatever comes before and after the end of a class, in whatever order, and whatever is answered: in the end nobody is in its chat who may not be, and who may be and was there still is.
/// </summary>
public sealed class ClosedSchoolDayTests
{
    private const int Students = 4;

    private static readonly AccountId Heir = new("heir");

    private static readonly Gen<Blow> Blows = Gen.Select(
        Gen.Int[0, 13],
        Gen.Int[1, Students - 1],
        Gen.Frequency((6, Gen.Const(Fate.Done)), (4, Gen.OneOf(Gen.Const(Fate.DoneUnheard), Gen.Const(Fate.NotDoneUnheard), Gen.Const(Fate.AgainSoon), Gen.Const(Fate.Throttled)))).Array[6],
        (kind, student, fates) => new Blow(kind, Chat.Student(student), fates));

    [Fact]
    public void Settle_WhateverHappensAroundTheEndOfAClass_NobodyIsThereWhoMayNotBe() => Gen.Select(Gen.Bool, Blows.Array[0, 30]).Sample((linkedLate, blows) =>
    {
        var day = new SchoolDay(linkedLate);
        foreach (var blow in blows)
        {
            day.Play(blow);
        }

        day.Close();
        day.Story.Settle(TimeSpan.FromDays(2));
        day.AssertInStep();
    }, iter: 4_000);

    private sealed class SchoolDay
    {
        private readonly HashSet<AccountId> _inSchool = [Chat.Administrator, Heir, Chat.Teacher, .. Enumerable.Range(0, Students).Select(Chat.Student)];
        private readonly HashSet<AccountId> _blocked = [];
        private readonly Dictionary<AccountId, string?> _users = [];
        private IReadOnlyList<AccountId> _class = [Chat.Teacher, .. Enumerable.Range(0, Students).Select(Chat.Student)];
        private AccountId _administrator = Chat.Administrator;
        private bool _closed;
        private int _callsAtTheEnd;
        private long _version = 10;

        public SchoolDay(bool linkedLate)
        {
            Tell();
            foreach (var account in _inSchool.Where(account => !linkedLate || account == Chat.Administrator || account == Chat.Student(0)))
            {
                Linked(account, Chat.UserOf(account));
            }

            Story.Settle(TimeSpan.FromDays(2));
            Linked(Heir, Chat.UserOf(Heir));
        }

        public ChatStory Story { get; } = new();

        public void Play(Blow blow)
        {
            var next = 0;
            Story.World.Fates = _ => blow.Fates[next++ % blow.Fates.Length];
            Story.Step(crashBeforeNote: blow.Kind == 0);
            Happen(blow);
        }

        public void Close()
        {
            if (!_closed)
            {
                (_closed, _callsAtTheEnd) = (true, Story.World.Calls.Count);
                _class = [.. _class.Where(_inSchool.Contains)];
                Tell();
            }
        }

        public void AssertInStep()
        {
            Assert.Single(Story.World.Chats);
            Assert.Equal((_administrator, ChatPlatformState.InStep, PlatformTrouble.None), (Story.State.There.Owner!.Value, Story.State.Listing.Platform, Story.State.Listing.Trouble));
            var allowed = _class.Append(_administrator).Where(May).Select(account => _users[account]!);
            Assert.Subset(allowed.ToHashSet(), Story.There.Keys.ToHashSet());
            Assert.Superset(new HashSet<string> { _users[_administrator]!, Chat.UserOf(Chat.Student(0)) }, Story.There.Keys.ToHashSet());
            Assert.Equal(_class.Append(_administrator).Distinct().Where(_inSchool.Contains).Order(ChatMembers.Order), ChatSnapshots.MembersOf(Story.State).Select(member => member.Account));
            Assert.DoesNotContain(Story.World.Calls.Skip(_callsAtTheEnd), call => call is AddMemberCall);
            Assert.Empty(Story.World.AddedTwice);
        }

        private bool May(AccountId account) => _inSchool.Contains(account) && !_blocked.Contains(account) && _users.GetValueOrDefault(account) is not null;

        private void Happen(Blow blow)
        {
            switch (blow.Kind)
            {
                case 1: Story.Crash(); break;
                case 2: Story.Pass(TimeSpan.FromMinutes(7)); break;
                case 3: Close(); break;
                case 4: Name(Heir); break;
                case 5: Name(Chat.Administrator); break;
                case 6: _blocked.Add(blow.Student); Link(blow.Student); break;
                case 7: _blocked.Remove(blow.Student); Link(blow.Student); break;
                case 8: Linked(blow.Student, null); break;
                case 9: Linked(blow.Student, $"other-{blow.Student.Segment}"); break;
                case 10: Linked(blow.Student, Chat.UserOf(blow.Student)); break;
                case 11: Leave(blow.Student); break;
                case 12: Leave(Chat.Teacher); break;
                case 13 when _closed: Open(); break;
            }
        }

        private void Open()
        {
            _closed = false;
            Tell();
        }

        private void Name(AccountId administrator)
        {
            _administrator = administrator;
            Tell();
            Link(Heir);
            Link(Chat.Administrator);
        }

        // First the link hears of it, then the class, unless it is closed.
        private void Leave(AccountId account)
        {
            _inSchool.Remove(account);
            Link(account);
            if (!_closed)
            {
                _class = [.. _class.Where(_inSchool.Contains)];
                Tell();
            }
        }

        private void Linked(AccountId account, string? user)
        {
            _users[account] = user;
            Link(account);
        }

        private void Link(AccountId account)
        {
            var user = _users.GetValueOrDefault(account);
            Story.Link(account, user is null ? LinkState.NotLinked : LinkState.Linked, user, _blocked.Contains(account), outside: !_inSchool.Contains(account));
        }

        private void Tell()
        {
            var source = Chat.Source(++_version, _class.Where(account => account != Chat.Teacher));
            Story.Take(source with
            {
                Closed = _closed,
                SferumAdministrator = _administrator,
                Members =
                [
                    new SourceMember(_administrator, [new Ground(GroundKind.SferumAdministrator, "")]),
                    .. source.Members.Where(member => member.Account != Chat.Administrator && _class.Contains(member.Account)),
                ],
            });
        }
    }

    private sealed record Blow(int Kind, AccountId Student, Fate[] Fates);
}
