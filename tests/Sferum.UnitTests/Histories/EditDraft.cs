using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>A window in which somebody edits a chat: what is filled in before it is saved. Only what makes sense is.</summary>
internal sealed class EditDraft(PlainSchool school, PlainChat chat)
{
    private readonly SortedDictionary<string, MemberRole?> _set = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removed = new(StringComparer.Ordinal);
    private string? _title;

    public bool IsNothing => _set.Count + _removed.Count == 0 && _title is null;

    public MemberEdits Members => new(
        [.. _set.Select(set => new MemberInput(new AccountId(set.Key), set.Value))], [.. _removed.Select(account => new AccountId(account))], AcceptUnlinked: true);

    /// <summary>One thing more.</summary>
    public void Draw(Chance chance)
    {
        switch (chance.For(0).Below(10))
        {
            case < 4:
                Remove(Happening.OneOf(chat.Members.Keys.Where(account => account != school.Administrator && !_set.ContainsKey(account)), chance.For(1)));
                break;
            case < 6:
                Set(Happening.OneOf(chat.Members.Keys.Where(account => !_removed.Contains(account)), chance.For(1)), chance.For(2));
                break;
            case < 9:
                Set(Happening.OneOf(Newcomers(), chance.For(1)), chance.For(2));
                break;
            default:
                _title = $"Чат {chance.For(3).Below(1_000)}";
                break;
        }
    }

    /// <summary>Some people, for a new chat.</summary>
    public void DrawSome(Chance chance)
    {
        for (var i = 0UL; i < 3; i++)
        {
            Set(Happening.OneOf(Newcomers(), chance.For(i)), chance.For(i).For(2));
        }
    }

    public UpdateChat Command(RequestKey request) => new() { Request = request, Title = _title, Members = Members };

    /// <summary>Saved.</summary>
    public void Apply(PlainHand hand)
    {
        hand.Title = _title ?? hand.Title;
        foreach (var (account, role) in _set)
        {
            hand.Set(account, role, chat.HasGround(account));
        }

        foreach (var account in _removed)
        {
            hand.Remove(account, chat.HasGround(account));
        }
    }

    public override string ToString() =>
        $"{string.Join(' ', _set.Select(set => $"+{set.Key}{(set.Value is { } role ? $"={role}" : "")}"))} {string.Join(' ', _removed.Select(account => $"-{account}"))} {_title}".Trim();

    private IEnumerable<string> Newcomers() => school.People.Keys.Where(account =>
        !chat.Members.ContainsKey(account) && !_removed.Contains(account) && (chat.HasGround(account) || (KindsOf(account) & ChatKinds.Of(chat.Type)) != PersonKinds.None));

    private PersonKinds KindsOf(string account) =>
        (school[account].IsStaff ? PersonKinds.Staff : PersonKinds.None)
        | (school[account].Class is not null ? PersonKinds.Student : PersonKinds.None)
        | (school[account].Children.Count > 0 ? PersonKinds.Parent : PersonKinds.None);

    private void Remove(string? account)
    {
        if (account is not null)
        {
            _removed.Add(account);
        }
    }

    // The Sferum administrator cannot be made less.
    private void Set(string? account, Chance chance)
    {
        if (account is not null)
        {
            MemberRole? role = chance.Below(3) switch { 0 => MemberRole.Administrator, 1 when account != school.Administrator => MemberRole.Member, _ => null };
            _set[account] = role;
        }
    }
}
