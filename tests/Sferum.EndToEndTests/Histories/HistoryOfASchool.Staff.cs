using Grpc.Core;
using Sferum.V1;
using Xunit.Sdk;

namespace Sferum.EndToEndTests.Histories;

/// <summary>Staff, what it teaches, blocks and classes.</summary>
internal sealed partial class HistoryOfASchool
{
    private Task<bool> StaffAsync()
    {
        var somebody = Any(_plain.Staff.Keys.Where(staff => staff != _plain.Administrator));
        var teaches = _random.Next(2) == 0;
        var position = teaches ? PositionType.TeachingStaff : PositionType.ServiceStaff;
        switch (_random.Next(3))
        {
            case 0 when somebody is not null:
                _plain.Dismiss(somebody);
                return TellAsync(new RosterChange { StaffDismissed = new() { Account = school.Account(somebody) } });
            case 1 when somebody is not null:
                _plain.Staff[somebody] = teaches;
                return TellAsync(new RosterChange { PositionChanged = new() { Account = school.Account(somebody), PositionType = position } });
            default:
                var hired = $"staff{++_last}";
                _plain.Staff[hired] = teaches;
                return TellAsync(new RosterChange { StaffHired = new() { Staff = school.Staff(hired, position) } });
        }
    }

    private Task<bool> TeachAsync()
    {
        var teacher = _random.Next(4) == 0 ? null : Any(_plain.Staff.Keys);
        var account = teacher is null ? "" : school.Account(teacher);
        if (_random.Next(2) == 0)
        {
            _plain.TeacherOfGroup = teacher;
            return TellAsync(new RosterChange { GroupTeacherChanged = new() { Group = school.Group("15"), Teacher = account } });
        }

        var id = AnyClass();
        _plain.Classes[id] = (_plain.Classes[id].Title, teacher);
        return TellAsync(new RosterChange { HomeroomTeacherChanged = new() { SchoolClass = school.Class(id), Teacher = account } });
    }

    private Task<bool> BlockAsync()
    {
        if (Any(_plain.Everybody.Where(somebody => somebody != _plain.Administrator)) is not { } person)
        {
            return EnrolAsync();
        }

        var blocks = !_plain.Blocked.Remove(person) && _plain.Blocked.Add(person);
        return TellAsync(blocks
            ? new RosterChange { PersonBlocked = new() { Account = school.Account(person) } }
            : new RosterChange { PersonUnblocked = new() { Account = school.Account(person) } });
    }

    private Task GroupAsync()
    {
        var inGroup = _plain.GroupStudents().ToHashSet();
        if (Any(_plain.Students.Where(student => student.Value == "5a").Select(student => student.Key)) is not { } student)
        {
            return Task.CompletedTask;
        }

        _plain.GroupList ??= [.. inGroup];
        return inGroup.Contains(student) && _plain.GroupList.Remove(student)
            ? TellAsync(new RosterChange { GroupStudentRemoved = new() { Group = school.Group("15"), Student = school.Account(student) } })
            : TellAddedAsync(student);
    }

    private Task<bool> TellAddedAsync(string student)
    {
        _plain.GroupList!.Add(student);
        return TellAsync(new RosterChange { GroupStudentAdded = new() { Group = school.Group("15"), Student = school.Account(student) } });
    }

    private Task<bool> RenameClassAsync()
    {
        var (id, title) = (AnyClass(), $"{_random.Next(1, 11)} Класс {++_last}");
        _plain.Classes[id] = (title, _plain.Classes[id].Homeroom);
        return TellAsync(new RosterChange { ClassRenamed = new() { SchoolClass = school.Class(id), Title = title } });
    }

    // Somebody who can take over: employed, linked, not blocked; by linking again they give the tokens that nobody else's link leaves here.
    private async Task AdministratorAsync()
    {
        if (Any(_plain.Staff.Keys.Where(staff => _plain.Linked.Contains(staff) && !_plain.Blocked.Contains(staff))) is not { } next)
        {
            await LinkSomebodyAsync();
            return;
        }

        _plain.Appoint(next);
        await TellAsync(new RosterChange { SferumAdministratorChanged = new() { Account = school.Account(next) } });
        _told.Add($"link {next} again");
        await StubbornAsync(() => LinkAsAdministratorAsync(next));
    }

    // A walk whose end was not heard may have linked all the same.
    private async Task<bool> LinkAsAdministratorAsync(string person)
    {
        try
        {
            if (!await school.IsLinkedAsAdministratorAsync(person))
            {
                await school.LinkAgainAsync(person);
            }

            return true;
        }
        catch (Exception cutOff) when (cutOff is HttpRequestException or XunitException or RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            _told.Add($"walk again: {cutOff.Message}");
            throw new RpcException(new Status(StatusCode.Unavailable, "to be walked again"));
        }
    }

    private Task<bool> TellAsync(RosterChange change)
    {
        change.Id = school.NextRequest();
        _told.Add($"{change.ChangeCase} {change}");
        return StubbornAsync(async () =>
        {
            await school.ApplyAsync(change);
            return true;
        });
    }
}
