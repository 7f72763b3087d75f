using Sferum.Grains.Names;

namespace Sferum.Grains.Membership;

/// <summary>Gathers the grounds on which a source puts people in a chat: each person once, with all grounds, in the order of the accounts.</summary>
internal sealed class SourceGrounds
{
    private readonly Dictionary<AccountId, List<Ground>> _grounds = [];

    /// <summary>Adds a ground; nobody, and a ground that is there already, change nothing.</summary>
    public SourceGrounds Add(AccountId? account, GroundKind kind, string resource = "")
    {
        if (account is { } known)
        {
            var ground = new Ground(kind, resource);
            var grounds = _grounds.TryGetValue(known, out var those) ? those : _grounds[known] = [];
            if (!grounds.Contains(ground))
            {
                grounds.Add(ground);
            }
        }

        return this;
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<SourceMember> ToList() =>
        [.. _grounds.OrderBy(g => g.Key.Segment, StringComparer.Ordinal).Select(g => new SourceMember(g.Key, [.. g.Value]))];
}
