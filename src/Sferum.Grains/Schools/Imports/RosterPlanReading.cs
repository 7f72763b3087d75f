using Sferum.Grains.Schools.Rosters.Plans;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Reads a page of a plan from its parts: without filters only those that the page is in, with filters one after the other.</summary>
internal sealed class RosterPlanReading(RosterStaging staging, KeptPlan plan)
{
    private const int PartsAtOnce = 16;

    /// <summary>The page; null when the plan has gone meanwhile.</summary>
    public Task<RosterPlanPage?> PageAsync(RosterPlanQuery query, CancellationToken cancellation) =>
        RosterPlanPages.IsFiltered(query) ? SearchAsync(query, cancellation) : CutAsync(query);

    private async Task<RosterPlanPage?> CutAsync(RosterPlanQuery query)
    {
        var first = Math.Min(query.Skip, plan.Lines) / RosterParting.Rows;
        var last = Math.Min((long)query.Skip + query.Take, plan.Lines);
        var count = (int)((last + RosterParting.Rows - 1) / RosterParting.Rows) - first;
        var lines = count <= 0 ? [] : await ReadAsync(first, count);
        return lines is null ? null : new RosterPlanPage([.. lines.Skip(query.Skip - (first * RosterParting.Rows)).Take(query.Take)], plan.Lines);
    }

    private async Task<RosterPlanPage?> SearchAsync(RosterPlanQuery query, CancellationToken cancellation)
    {
        var (page, total) = (new List<RosterPlanLine>(), 0);
        for (var part = 0; part < plan.Parts.Count; part += PartsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await ReadAsync(part, Math.Min(PartsAtOnce, plan.Parts.Count - part)) is not { } lines)
            {
                return null;
            }

            RosterPlanLine[] fitting = [.. lines.Where(line => RosterPlanPages.Fits(line, query))];
            page.AddRange(fitting.Skip(Math.Max(0, query.Skip - total)).Take(query.Take - page.Count));
            total += fitting.Length;
        }

        return new RosterPlanPage(page, total);
    }

    private async Task<IReadOnlyList<RosterPlanLine>?> ReadAsync(int first, int count)
    {
        var parts = await staging.TryReadAsync(plan.Parts with { First = plan.Parts.First + first, Count = count });
        return parts.Contains(null) ? null : [.. parts.SelectMany(p => p!.Lines)];
    }
}
