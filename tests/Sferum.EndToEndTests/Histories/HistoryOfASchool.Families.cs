using Sferum.EndToEndTests.Rows;
using Sferum.V1;

namespace Sferum.EndToEndTests.Histories;

/// <summary>Students and their parents.</summary>
internal sealed partial class HistoryOfASchool
{
    private Task<bool> EnrolAsync()
    {
        var (student, schoolClass) = ($"new{++_last}", AnyClass());
        _plain.Students[student] = schoolClass;
        return TellAsync(new RosterChange { StudentEnrolled = new() { Student = school.Student(student, schoolClass) } });
    }

    private Task<bool> TransferAsync()
    {
        if (Any(_plain.Students.Keys) is not { } student)
        {
            return EnrolAsync();
        }

        var to = AnyClass();
        _plain.Students[student] = to;
        _ = to == "5a" || (_plain.GroupList?.Remove(student) ?? false);
        return TellAsync(new RosterChange { StudentTransferred = new() { Account = school.Account(student), ToClass = school.Class(to) } });
    }

    private Task<bool> ExpelAsync()
    {
        if (Any(_plain.Students.Keys) is not { } student)
        {
            return EnrolAsync();
        }

        _plain.Expel(student);
        return TellAsync(new RosterChange { StudentExpelled = new() { Account = school.Account(student) } });
    }

    // New parents, parents of one more child, teachers who are parents too.
    private Task AddParentAsync()
    {
        if (Any(_plain.Students.Keys) is not { } child)
        {
            return EnrolAsync();
        }

        var parent = _random.Next(3) switch { 0 => Any(_plain.Staff.Keys)!, 1 => Any(_plain.Parents.Keys) ?? "oma", _ => $"parent{++_last}" };
        var children = _plain.Parents.TryGetValue(parent, out var known) ? known : _plain.Parents[parent] = [];
        return children.Add(child)
            ? TellAsync(new RosterChange { ParentAdded = new() { Account = school.Account(parent), FullName = LivingSchool.NameOf(parent), Child = school.Account(child) } })
            : Task.CompletedTask;
    }

    private Task RemoveParentAsync()
    {
        if (Any(_plain.Parents.Keys) is not { } parent)
        {
            return Task.CompletedTask;
        }

        var child = Any(_plain.Parents[parent])!;
        _plain.Parents[parent].Remove(child);
        _ = _plain.Parents[parent].Count > 0 || _plain.Parents.Remove(parent);
        return TellAsync(new RosterChange { ParentRemoved = new() { Account = school.Account(parent), Child = school.Account(child) } });
    }
}
