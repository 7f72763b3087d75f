using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Indexing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Has no row of its own: the parts are the truth, and memory is put together from them.</summary>
[GrainType("conference-month")]
internal sealed class ConferenceMonthGrain(GrainEquipment equipment) : Grain, IConferenceMonthGrain
{
    private const int AskedAtOnce = 32;

    // So long the conference of an announced row may still be on its way to the disk.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    private readonly MonthBook _book = new();
    private readonly IndexParts _parts = new(IndexParts.FullOfSingles);

    private MonthAddress Month => MonthAddress.FromKey(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        for (int first = 0, count = 1; await ReadAsync(first, count); first += count, count = Math.Min(count * 2, AskedAtOnce))
        {
        }
    }

    // Several at a time, the more the more there are; false when one of them was never written, behind which there is none.
    private async Task<bool> ReadAsync(int first, int count)
    {
        var parts = await Task.WhenAll(Enumerable.Range(first, count).Select(part => Part(part).ReadAsync()));
        for (var i = 0; i < count; i++)
        {
            if (parts[i] is not { } read)
            {
                return false;
            }

            Take(first + i, read.Rows);
        }

        return true;
    }

    private void Take(int part, ImmutableArray<ConferenceRow> rows)
    {
        _parts.NoteRead(part, [.. rows.Select(row => row.Id)]);
        foreach (var row in rows)
        {
            _book.Take(row);
        }
    }

    public async Task<IReadOnlyList<ConferenceOverlap>> AnnounceAsync(ConferenceRow row, bool onlyAlone)
    {
        var overlaps = await FindOverlapsAsync(row);
        if (!onlyAlone || overlaps.Count == 0)
        {
            await AnnounceAsync(row with { Announced = true });
        }

        return overlaps;
    }

    // What nobody made by now stands in nobody's way.
    public async Task<IReadOnlyList<ConferenceOverlap>> FindOverlapsAsync(ConferenceRow row)
    {
        await SettleAsync([.. _book.Announced.Where(IsLate)], default);
        var (start, end) = (row.Conference.Start, row.Conference.End);
        return OverlapRules.Of(Month.School, row, _book.Between(start - OverlapRules.Longest, end));
    }

    // Seen by the next announcement before it is on disk.
    private async Task AnnounceAsync(ConferenceRow announced)
    {
        _book.Take(announced);
        try
        {
            await WriteAsync(announced);
        }
        catch
        {
            _book.Withdraw(announced);
            throw;
        }
    }

    public Task ConfirmAsync(string id, long revision)
    {
        _book.Confirm(id, revision, _parts.Choose(id));
        return Task.CompletedTask;
    }

    public async Task PutAsync(ConferenceRow row)
    {
        await WriteAsync(row);
        _book.Take(row);
    }

    public async Task<int> CountAsync(MonthQuery query, CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        var filter = new ConferenceFilter(query);
        return filter.MeansAllOf(Month.Month) ? _book.Rows.Count : (await FindAsync(filter, cancellation)).Count;
    }

    public async Task<IReadOnlyList<ConferenceRow>> ReadAsync(MonthQuery query, int skip, int take, CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        var filter = new ConferenceFilter(query);
        var page = ConferencePaging.Page(filter.MeansAllOf(Month.Month) ? _book.Rows : await FindAsync(filter, cancellation), query.Query.Descending, skip, take);
        var now = equipment.Time.GetUtcNow();
        return await AskedAsync(page, row => ConferenceIndexing.IsLive(row.Conference, now) || (row.IsCut && query.Viewer is not null), cancellation);
    }

    private async Task<IReadOnlyList<ConferenceRow>> FindAsync(ConferenceFilter filter, CancellationToken cancellation)
    {
        var now = equipment.Time.GetUtcNow();
        var likely = _book.Rows.Where(filter.MayFit).ToList();
        return [.. (await AskedAsync(likely, row => filter.IsDoubtful(row, now), cancellation)).Where(filter.Fits)];
    }

    // The same rows; instead of those of which the row does not say enough, what their conferences say.
    private async Task<IReadOnlyList<ConferenceRow>> AskedAsync(IReadOnlyList<ConferenceRow> rows, Predicate<ConferenceRow> isDoubtful, CancellationToken cancellation)
    {
        var asked = Enumerable.Range(0, rows.Count).Where(place => isDoubtful(rows[place])).ToList();
        if (asked.Count == 0)
        {
            return rows;
        }

        var answers = rows.ToArray<ConferenceRow?>();
        await FanOut.ForEachAsync(asked, AskedAtOnce, async place => answers[place] = await AskAsync(rows[place].Id), cancellation);
        return [.. answers.OfType<ConferenceRow>().Where(row => !row.IsGone)];
    }

    // Whatever was only announced is asked for before anybody is shown anything.
    private Task SettleAsync(CancellationToken cancellation) => SettleAsync([.. _book.Announced], cancellation);

    private Task SettleAsync(ConferenceRow[] announced, CancellationToken cancellation) =>
        announced.Length == 0 ? Task.CompletedTask : FanOut.ForEachAsync(announced, AskedAtOnce, SettleAsync, cancellation);

    private async Task SettleAsync(ConferenceRow announced)
    {
        var row = await AskAsync(announced.Id);
        if (row?.Revision >= announced.Revision)
        {
            _book.Confirm(announced.Id, announced.Revision, _parts.Choose(announced.Id));
        }
        else if (IsLate(announced))
        {
            await GiveUpAsync(announced, row);
        }
    }

    private bool IsLate(ConferenceRow announced) => equipment.Time.GetUtcNow() - announced.ChangedAt >= OnItsWay;

    // Nobody made it, or it stayed as it was before.
    private async Task GiveUpAsync(ConferenceRow announced, ConferenceRow? truth)
    {
        if (truth is null)
        {
            await Part(_parts.Choose(announced.Id)).WithdrawAsync(announced.Id, announced.Revision);
        }
        else
        {
            await PutAsync(Here(truth));
        }

        _book.Withdraw(announced);
    }

    private ConferenceRow Here(ConferenceRow row) => ConferenceRows.Kept(row) with { IsGone = row.IsGone || ConferenceIndexing.MonthOf(row.Conference.Date) != Month.Month };

    private async Task WriteAsync(ConferenceRow row)
    {
        var part = _parts.Choose(row.Id);
        string[] sure = [.. _book.SureOf(part)];
        _parts.NoteBegun(part);
        try
        {
            await Part(part).PutAsync(row, sure);
        }
        finally
        {
            _parts.NoteEnded(part);
        }

        _parts.NoteWritten(part);
        _book.SureOf(part).ExceptWith(sure);
    }

    private Task<ConferenceRow?> AskAsync(string id) => GrainFactory.ListedConference(new ConferenceId(Month.School, id)).ReadRowAsync();

    private IConferencePartGrain Part(int part) => GrainFactory.ConferencePart(Month, part);
}
