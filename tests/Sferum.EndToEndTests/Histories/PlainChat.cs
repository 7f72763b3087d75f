namespace Sferum.EndToEndTests.Histories;

/// <summary>What a chat is for, as the guide says, and what people did to it by hand.</summary>
internal sealed class PlainChat(Func<string> title, Func<IEnumerable<string>> members, Func<IEnumerable<string>> administrators)
{
    private readonly HashSet<string> _added = [];
    private readonly HashSet<string> _removed = [];
    private readonly Dictionary<string, bool> _roles = [];
    private string? _title;

    public string Title => _title ?? title();

    public void Rename(string newTitle) => _title = newTitle;

    /// <summary>Somebody adds a person, or gives a member a role; no role means what the roster gives.</summary>
    public void Set(string person, bool? administrator)
    {
        _removed.Remove(person);
        if (!members().Contains(person))
        {
            _added.Add(person);
        }

        if (administrator is { } role)
        {
            _roles[person] = role;
        }
        else
        {
            _roles.Remove(person);
        }
    }

    /// <summary>Somebody removes a member.</summary>
    public void Remove(string person)
    {
        if (!_added.Remove(person) || members().Contains(person))
        {
            _removed.Add(person);
        }

        _roles.Remove(person);
    }

    /// <summary>«Вернуть к составу»: what was done by hand is undone.</summary>
    public void Reset()
    {
        _added.Clear();
        _removed.Clear();
        _roles.Clear();
        _title = null;
    }

    /// <summary>Whoever leaves the school leaves nothing behind.</summary>
    public void Forget(string person)
    {
        _added.Remove(person);
        _removed.Remove(person);
        _roles.Remove(person);
    }

    /// <summary>Everybody in the chat, with whether they administrate it.</summary>
    public IReadOnlyDictionary<string, bool> People(string sferumAdministrator)
    {
        var people = members().Except(_removed).Union(_added).Append(sferumAdministrator).Distinct();
        var byRole = administrators().ToHashSet();
        return people.ToDictionary(
            person => person,
            person => person == sferumAdministrator || _roles.GetValueOrDefault(person, byRole.Contains(person)));
    }
}
