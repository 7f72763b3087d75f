using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters.Changes;

/// <summary>The changes of one call: those that can be read go to the grains, the others have their outcome already.</summary>
internal sealed class ChangeList
{
    private readonly Outcome<Domain.RosterChange>[] _changes;
    private readonly string[] _ids;

    private ChangeList(IReadOnlyList<RosterChange> changes, SchoolId school) =>
        (_ids, _changes) = ([.. changes.Select(change => change.Id)], [.. changes.Select(change => ChangeReading.Read(change, school))]);

    /// <summary>The changes that can be read, in order.</summary>
    internal IReadOnlyList<Domain.RosterChange> Readable => [.. _changes.Where(change => !change.IsRefused).Select(change => change.Value!)];

    /// <summary>Reads the list, or says why the call as a whole is refused.</summary>
    internal static Outcome<ChangeList> Of(IReadOnlyList<RosterChange> changes, SchoolId school) => changes.Count > Domain.ApplyRosterChanges.Most
        ? Refusal.Of(RefusalReason.TooManyItems, "changes") with
        {
            Facts = new Dictionary<string, string> { ["limit"] = Domain.ApplyRosterChanges.Most.ToString(CultureInfo.InvariantCulture) },
        }
        : Twice(changes) is { } twice ? twice : new ChangeList(changes, school);

    /// <summary>What became of every change, in order.</summary>
    /// <param name="done">What became of the readable ones, in order.</param>
    /// <param name="language">The caller's.</param>
    internal IEnumerable<RosterChangeOutcome> Outcomes(IReadOnlyList<Domain.RosterChangeOutcome> done, CallLanguage language)
    {
        var next = 0;
        for (var i = 0; i < _changes.Length; i++)
        {
            var outcome = _changes[i].Refusal is { } unread ? new Domain.RosterChangeOutcome(_ids[i], Repeated: false, unread) : done[next++];
            yield return new RosterChangeOutcome
            {
                Id = _ids[i],
                Applied = outcome.Refusal is null,
                Repeated = outcome.Repeated,
                Error = outcome.Refusal is { } refusal ? RefusalStatus.Status(refusal with { Field = Path(i, refusal.Field) }, language) : null,
            };
        }
    }

    // A change without an id is refused by itself.
    private static Refusal? Twice(IReadOnlyList<RosterChange> changes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Id.Length > 0 && !seen.Add(changes[i].Id))
            {
                return Refusal.Of(RefusalReason.DuplicateItem, Path(i, "id"));
            }
        }

        return null;
    }

    private static string Path(int i, string field)
    {
        var change = string.Create(CultureInfo.InvariantCulture, $"changes[{i}]");
        return field.Length == 0 ? change : $"{change}.{field}";
    }
}
