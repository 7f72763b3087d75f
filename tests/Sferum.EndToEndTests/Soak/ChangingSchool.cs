using Sferum.EndToEndTests.Rows;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Soak;

/// <summary>A school in which something changes all the time, one change after the other, and which knows who is to be in its two class chats.</summary>
internal sealed class ChangingSchool(LivingSchool school, int seed)
{
    private static readonly string[] Classes = ["5a", "6b"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _students = new() { ["ivan"] = "5a", ["anna"] = "5a", ["lev"] = "6b" };
    private readonly HashSet<string> _blocked = [];
    private readonly HashSet<string> _byHand = [];
    private int _last;

    public LivingSchool School => school;

    /// <summary>
    /// One change. The mix: enrolments 25 %, transfers 20 %, expulsions 15 %, parents 10 %, blocks and their ends 10 %, homeroom teacher 5 %, positions 5 %,
    /// edits by hand of «5 А» 10 %.
    /// </summary>
    public Task ChangeAsync() => _random.Next(100) switch
    {
        < 25 => EnrolAsync(),
        < 45 => OfSomebodyAsync(TransferAsync),
        < 60 => OfSomebodyAsync(ExpelAsync),
        < 70 => OfSomebodyAsync(AddParentAsync),
        < 80 => OfSomebodyAsync(BlockAsync),
        < 85 => school.ApplyAsync(new RosterChange { HomeroomTeacherChanged = new() { SchoolClass = school.Class("5a"), Teacher = school.Account(_random.Next(2) == 0 ? "olga" : "petr") } }),
        < 90 => school.ApplyAsync(new RosterChange { PositionChanged = new() { Account = school.Account("cook"), PositionType = (PositionType)_random.Next(1, 7) } }),
        _ => EditAsync(),
    };

    /// <summary>Both class chats have the students that they should have.</summary>
    public async Task CheckAsync()
    {
        foreach (var (schoolClass, title) in Classes.Zip(["5 А", "6 Б"]))
        {
            var students = (await school.MembersAsync((await school.ChatAsync(title)).Name)).Where(member => member.Kinds.Contains(PersonKind.Student));
            Assert.Equal(
                _students.Where(student => student.Value == schoolClass).Select(student => student.Key).Order(StringComparer.Ordinal),
                students.Select(member => school.Person(member.Account)).Order(StringComparer.Ordinal));
        }
    }

    private Task EnrolAsync()
    {
        var (student, schoolClass) = ($"new-{++_last}", Classes[_random.Next(2)]);
        _students.Add(student, schoolClass);
        return school.ApplyAsync(new RosterChange { StudentEnrolled = new() { Student = school.Student(student, schoolClass) } });
    }

    private Task OfSomebodyAsync(Func<string, Task> change) =>
        _students.Count == 0 ? EnrolAsync() : change(_students.Keys.Order(StringComparer.Ordinal).ElementAt(_random.Next(_students.Count)));

    private Task TransferAsync(string student)
    {
        _students[student] = _students[student] == "5a" ? "6b" : "5a";
        return school.ApplyAsync(new RosterChange { StudentTransferred = new() { Account = school.Account(student), ToClass = school.Class(_students[student]) } });
    }

    private Task ExpelAsync(string student)
    {
        _students.Remove(student);
        _blocked.Remove(student);
        return school.ApplyAsync(new RosterChange { StudentExpelled = new() { Account = school.Account(student) } });
    }

    private Task AddParentAsync(string student) => school.ApplyAsync(new RosterChange
    {
        ParentAdded = new() { Account = school.Account($"parent-{++_last}"), FullName = LivingSchool.NameOf("parent"), Child = school.Account(student) },
    });

    private Task BlockAsync(string student)
    {
        var change = _blocked.Remove(student) || !_blocked.Add(student)
            ? new RosterChange { PersonUnblocked = new() { Account = school.Account(student) } }
            : new RosterChange { PersonBlocked = new() { Account = school.Account(student) } };
        return school.ApplyAsync(change);
    }

    private async Task EditAsync()
    {
        var request = new UpdateChatRequest { Chat = new Chat { Name = $"{school.Name}/chats/class-5a" }, RequestId = school.NextRequest(), AcceptUnlinked = true };
        if (_byHand.Remove("cook"))
        {
            request.RemoveMembers.Add(school.Account("cook"));
        }
        else
        {
            _byHand.Add("cook");
            request.SetMembers.Add(new ChatMemberInput { Account = school.Account("cook") });
        }

        await school.Clients.Chats.UpdateChatAsync(request);
    }
}
