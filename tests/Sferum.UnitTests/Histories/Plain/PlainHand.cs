using Sferum.Grains.Membership;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>What somebody did to one chat by hand (B17).</summary>
internal sealed class PlainHand
{
    private readonly SortedSet<string> _added = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, MemberRole> _roles = new(StringComparer.Ordinal);

    public string? Title { get; set; }

    public IEnumerable<string> Added => _added;

    public IEnumerable<string> Removed => _removed;

    public IEnumerable<KeyValuePair<string, MemberRole>> Roles => _roles;

    /// <summary>Everybody about whom something was done.</summary>
    public IEnumerable<string> Handled => _added.Union(_removed).Union(_roles.Keys).Order(StringComparer.Ordinal);

    public void Set(string account, MemberRole? role, bool hasGround)
    {
        _removed.Remove(account);
        if (!hasGround)
        {
            _added.Add(account);
        }

        _roles.Remove(account);
        if (role is { } given)
        {
            _roles[account] = given;
        }
    }

    public void Remove(string account, bool hasGround)
    {
        Forget(account);
        if (hasGround)
        {
            _removed.Add(account);
        }
    }

    public void Reset(string? whom, bool keepsTitle)
    {
        if (whom is not null)
        {
            Forget(whom);
            return;
        }

        Handled.ToList().ForEach(Forget);
        Title = keepsTitle ? Title : null;
    }

    public void Forget(string account)
    {
        _added.Remove(account);
        _removed.Remove(account);
        _roles.Remove(account);
    }
}
