using Sferum.V1;

namespace Sferum.EndToEndTests.Histories;

/// <summary>Several things at once, told by the whole roster: planned first, then applied by the plan's digest with its removals approved.</summary>
internal sealed partial class HistoryOfASchool
{
    private async Task ImportAsync()
    {
        for (var changes = _random.Next(5); changes > 0; changes--)
        {
            ChangePlainly();
            _plain.Settle();
        }

        _told.Add("import");
        var planned = new ReplaceRosterRequest { School = school.Name, RequestId = school.NextRequest(), Facts = school.Facts.Clone(), Roster = Roster(), ValidateOnly = true };
        planned.Facts.SferumAdministrator = school.Account(_plain.Administrator);
        var plan = await StubbornAsync(() => school.Clients.Rosters.ReplaceRosterAsync(planned).ResponseAsync);

        var applied = planned.Clone();
        (applied.ValidateOnly, applied.RequestId, applied.PlanDigest, applied.ApproveRemovals) = (false, school.NextRequest(), plan.PlanDigest, true);
        await StubbornAsync(() => school.Clients.Rosters.ReplaceRosterAsync(applied).ResponseAsync);
    }

    private void ChangePlainly()
    {
        var student = Any(_plain.Students.Keys);
        switch (_random.Next(4))
        {
            case 0 when student is not null:
                _plain.Expel(student);
                break;
            case 1 when student is not null:
                _plain.Parents[$"parent{++_last}"] = [student];
                break;
            case 2:
                _plain.Staff[$"staff{++_last}"] = true;
                break;
            default:
                _plain.Students[$"new{++_last}"] = AnyClass();
                break;
        }
    }

    private RosterSnapshot Roster()
    {
        var roster = new RosterSnapshot();
        roster.Staff.AddRange(_plain.Staff.Select(staff => school.Staff(staff.Key, staff.Value ? PositionType.TeachingStaff : PositionType.ServiceStaff)));
        roster.Classes.AddRange(_plain.Classes.Select(schoolClass => school.SchoolClass(schoolClass.Key, schoolClass.Value.Title, schoolClass.Value.Homeroom)));
        roster.Students.AddRange(_plain.Students.Select(student => school.Student(student.Key, student.Value)));
        roster.Parents.AddRange(_plain.Parents.Select(parent => school.Parent(parent.Key, [.. parent.Value])));
        roster.Groups.Add(Group());
        Array.ForEach([.. roster.Staff], staff => staff.Blocked = IsBlocked(staff.Account));
        Array.ForEach([.. roster.Students], student => student.Blocked = IsBlocked(student.Account));
        Array.ForEach([.. roster.Parents], parent => parent.Blocked = IsBlocked(parent.Account));
        return roster;
    }

    private RosterGroup Group() => new()
    {
        Group = school.Group("15"),
        Title = "15",
        Subject = "Английский язык",
        SchoolClasses = { school.Class("5a") },
        Teacher = _plain.TeacherOfGroup is { } teacher ? school.Account(teacher) : "",
        StudentList = _plain.GroupList is { } own ? new StudentList { Students = { own.Select(school.Account) } } : null,
    };

    private bool IsBlocked(string account) => _plain.Blocked.Contains(school.Person(account));
}
