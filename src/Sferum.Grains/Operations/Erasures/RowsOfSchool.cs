using Orleans.Core.Internal;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>Finds, changes and deletes rows by their keys, and has the grains behind them forget what they hold in memory.</summary>
internal sealed class RowsOfSchool(IStoredRows rows, IGrainFactory grains)
{
    /// <summary>Types whose keys begin with a school.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "agenda-month", "chat", "chat-segment", "conference", "conference-batch", "conference-part", "drift-segment", "lesson", "lesson-part", "people-segment", "roster-import",
        "roster-part", "school", "school-class", "school-drift", "structure-segment", "subject-group", "timetable",
    ];

    /// <summary>Types that are of no school and may hold somebody.</summary>
    public static readonly IReadOnlyList<string> Others = ["link-attempt", "orphan-part"];

    // In memory only, put together from rows: of a school, and of a row's key without its part.
    private static readonly string[] Indexes = ["people-index", "structure-index", "chat-registry", "conference-catalog"];

    private static readonly Dictionary<string, string> IndexOfPart = new(StringComparer.Ordinal)
    {
        ["conference-part"] = "conference-month",
        ["lesson-part"] = "school-day",
        ["agenda-month"] = "chat-agenda",
        ["orphan-part"] = "orphan-register",
    };

    private const int PageSize = 500;

    private const int AtOnce = 64;

    /// <summary>Keys of a type in a school, page by page of what is there by now.</summary>
    public async Task<List<string>> KeysAsync(string type, SchoolId school, byte[]? holding, CancellationToken cancellation)
    {
        var key = school.Key;
        RowScope[] scopes = [new(type, key, key + "\u0001", holding), new(type, key + "#", key + "$", holding), new(type, key + "/", key + "0", holding)];
        var found = new List<string>();
        foreach (var scope in scopes)
        {
            found.AddRange(await rows.ReadKeysAsync(scope, skip: 0, int.MaxValue, cancellation));
        }

        return found;
    }

    /// <summary>Keys of a type whose rows hold something, of all schools.</summary>
    public Task<IReadOnlyList<string>> KeysAsync(string type, byte[] holding, CancellationToken cancellation) =>
        rows.ReadKeysAsync(new RowScope(type, Holding: holding), skip: 0, int.MaxValue, cancellation);

    /// <summary>Has rows forget somebody; answers how many did.</summary>
    public async Task<int> ForgetAsync(string type, IReadOnlyCollection<string> keys, Forgotten forgotten, CancellationToken cancellation)
    {
        var changed = new List<string>();
        await FanOut.ForEachAsync([.. keys], AtOnce, async key =>
        {
            if (await grains.Forgetting(type, key).ForgetAsync(forgotten))
            {
                changed.Add(key);
            }
        }, cancellation);
        if (!forgotten.Preview)
        {
            await DropIndexesAsync(type, changed, cancellation);
        }

        return changed.Count;
    }

    /// <summary>Deletes rows, then ends the activations behind them, which cannot write them any more.</summary>
    public async Task DeleteAsync(string type, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var page in keys.Chunk(PageSize))
        {
            await rows.DeleteAsync(type, page, cancellation);
            await FanOut.ForEachAsync(page, AtOnce, key => EndAsync(type, key), cancellation);
            await DropIndexesAsync(type, page, cancellation);
        }
    }

    /// <summary>Ends the activations of a school that hold others' rows in memory.</summary>
    public Task DropIndexesAsync(SchoolId school, CancellationToken cancellation) =>
        FanOut.ForEachAsync(Indexes, Indexes.Length, type => EndAsync(type, school.Key), cancellation);

    private Task DropIndexesAsync(string type, IEnumerable<string> keys, CancellationToken cancellation) => IndexOfPart.TryGetValue(type, out var index)
        ? FanOut.ForEachAsync([.. keys.Select(key => key[..key.LastIndexOf('#')]).Distinct()], AtOnce, key => EndAsync(index, key), cancellation)
        : Task.CompletedTask;

    private Task EndAsync(string type, string key) =>
        grains.Forgetting(type, key).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();
}
