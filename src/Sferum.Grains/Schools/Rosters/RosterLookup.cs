using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>What a roster's references can name.</summary>
internal sealed class RosterLookup
{
    private readonly HashSet<AccountId> _parents;

    public RosterLookup(Roster roster)
    {
        Staff = [.. roster.Staff.Select(s => s.Account)];
        Classes = [.. roster.Classes.Select(c => c.Class)];
        _parents = [.. roster.Parents.Select(p => p.Account)];
        foreach (var student in roster.Students)
        {
            StudentClass[student.Account] = student.Class;
        }
    }

    public HashSet<AccountId> Staff { get; }

    public HashSet<ClassId> Classes { get; }

    public Dictionary<AccountId, ClassId> StudentClass { get; } = [];

    /// <summary>Refuses somebody who is not staff; nobody is no trouble.</summary>
    public Refusal? NotStaff(AccountId? account, string field) =>
        account is not { } known || Staff.Contains(known) ? null : NotOne(known, RefusalReason.PersonNotStaff, field);

    /// <summary>Refuses somebody who is not a student.</summary>
    public Refusal? NotStudent(AccountId account, string field) =>
        StudentClass.ContainsKey(account) ? null : NotOne(account, RefusalReason.PersonNotStudent, field);

    private Refusal NotOne(AccountId account, RefusalReason reason, string field) =>
        Refusal.Of(Knows(account) ? reason : RefusalReason.UnknownPerson, field);

    private bool Knows(AccountId account) => Staff.Contains(account) || StudentClass.ContainsKey(account) || _parents.Contains(account);
}
