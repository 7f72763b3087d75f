using System.Collections.Concurrent;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>Finds them by what their rows owe, which costs the bell nothing, and asks each one. It remembers nothing.</summary>
[GrainType("stuck-conferences")]
internal sealed class StuckConferencesGrain(IOwedIndex index, GrainEquipment equipment) : Grain, IStuckConferencesGrain
{
    private const int PageSize = 500;

    private const int AskedAtOnce = 32;

    private const string Conferences = "conference";

    public async Task<StuckPage> ListAsync(StuckQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var late = new ConcurrentBag<StuckConference>();
        await FanOut.ForEachAsync(await OwingAsync(query, cancellation), AskedAtOnce, async id =>
        {
            if (await GrainFactory.OperatedConference(id).ReadStuckAsync() is { } stuck)
            {
                late.Add(stuck);
            }
        }, cancellation);
        return StuckRules.Page(late, query, equipment.Time.GetUtcNow());
    }

    private async Task<List<ConferenceId>> OwingAsync(StuckQuery query, CancellationToken cancellation)
    {
        var found = new List<ConferenceId>();
        for (OwedRow? last = null; ;)
        {
            var page = await index.ReadAsync(equipment.Time.GetUtcNow(), last, PageSize, cancellation);
            found.AddRange(page.Where(row => row.GrainType == Conferences).Select(row => ConferenceId.FromKey(row.Key)).Where(id => StuckRules.IsAsked(id, query)));
            if (page.Count < PageSize)
            {
                return found;
            }

            last = page[^1];
        }
    }
}
