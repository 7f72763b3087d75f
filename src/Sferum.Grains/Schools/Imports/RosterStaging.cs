using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Lays a school's rosters down in parts, and picks them up again.</summary>
internal sealed class RosterStaging(IGrainFactory grains, SchoolId school)
{
    private const int PartsAtOnce = 16;

    /// <summary>Writes all parts; they are durable when this ends.</summary>
    /// <exception cref="SferumFault">Another activation of the imports has written newer ones.</exception>
    public async Task WriteAsync(PartRange range, IReadOnlyList<RosterRows> parts, CancellationToken cancellation)
    {
        await FanOut.ForEachAsync(range.Numbers, PartsAtOnce, WritePartAsync, cancellation);

        async Task WritePartAsync(int part)
        {
            if (!await grains.RosterPart(school, range.Slot, part).WriteAsync(range.Stamp, parts[part - range.First]))
            {
                throw new SferumFault(FaultKind.Unavailable);
            }
        }
    }

    /// <summary>Reads parts, in their order.</summary>
    /// <exception cref="SferumFault">A part is not there: the import cannot be trusted.</exception>
    public async Task<IReadOnlyList<RosterRows>> ReadAsync(PartRange range) =>
        [.. (await TryReadAsync(range)).Select(part => part ?? throw new SferumFault(FaultKind.DamagedState))];

    /// <summary>The same; null in place of a part that is not there.</summary>
    public async Task<IReadOnlyList<RosterRows?>> TryReadAsync(PartRange range) =>
        await Task.WhenAll(range.Numbers.Select(part => grains.RosterPart(school, range.Slot, part).ReadAsync(range.Stamp)));

    /// <summary>Empties parts that are no longer needed.</summary>
    public Task ClearAsync(PartRange range, CancellationToken cancellation) => FanOut.ForEachAsync(
        range.Numbers, PartsAtOnce, part => grains.RosterPart(school, range.Slot, part).ClearAsync(range.Stamp), cancellation);
}
