using System.Collections.Immutable;
using System.Globalization;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What an edit makes of the differences to the chat (C7, C11). Pure.</summary>
internal static class ParticipantEdits
{
    /// <summary>People added, and people removed, each at most.</summary>
    public const int Most = 3_000;

    private const string RemoveField = "remove_participants";

    /// <summary>Why the two lists cannot be saved; null when they can.</summary>
    public static Refusal? WhyNot(ConferenceState state, CreateConference merged, EditFacts facts) =>
        ParticipantRules.WhyNot(merged, facts.Around)
        ?? ParticipantRules.WhyNotThere(merged.RemoveParticipants, account => IsThere(state, account, facts.InChat));

    /// <summary>The row with both lists carried out, or why it would hold too many. Whoever is put back follows the chat again.</summary>
    public static Outcome<ConferenceState> Apply(ConferenceState state, CreateConference merged, IReadOnlySet<AccountId> inChat)
    {
        var (added, removed) = (state.Added.ToHashSet(), state.Removed.ToHashSet());
        foreach (var account in merged.AddParticipants)
        {
            if (!removed.Remove(account) || !inChat.Contains(account))
            {
                added.Add(account);
            }
        }

        foreach (var account in merged.RemoveParticipants)
        {
            added.Remove(account);
            removed.UnionWith(inChat.Contains(account) ? [account] : []);
        }

        return (WhyTooMany(added, "add_participants") ?? WhyTooMany(removed, RemoveField)) is { } full
            ? full
            : state with { Added = Sorted(state.Added, added), Removed = Sorted(state.Removed, removed) };
    }

    private static bool IsThere(ConferenceState state, AccountId account, IReadOnlySet<AccountId> inChat) =>
        state.Added.Contains(account) || (inChat.Contains(account) && !state.Removed.Contains(account));

    private static Refusal? WhyTooMany(HashSet<AccountId> accounts, string field) => accounts.Count <= Most
        ? null
        : new Refusal(RefusalReason.TooManyItems)
        {
            Field = field,
            Facts = new Dictionary<string, string> { ["limit"] = Most.ToString(CultureInfo.InvariantCulture) },
        };

    // The same array when nothing changed, so that the rows are equal.
    private static ImmutableArray<AccountId> Sorted(ImmutableArray<AccountId> before, HashSet<AccountId> after) =>
        after.SetEquals(before) ? before : [.. after.OrderBy(account => account.Segment, StringComparer.Ordinal)];
}
