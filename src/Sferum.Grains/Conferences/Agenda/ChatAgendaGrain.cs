using System.Collections.Concurrent;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>Reads a chat's months when somebody asks, which is seldom. It has no row of its own.</summary>
[GrainType("chat-agenda")]
internal sealed class ChatAgendaGrain(IGrainFactory grains, GrainEquipment equipment) : Grain, IChatAgendaGrain
{
    private const int CallsAtOnce = 32;

    private const int CancelledAtOnce = 256;

    private ChatId Chat => ChatId.FromKey(this.GetPrimaryKeyString());

    public async Task<ChatAgenda> ReadAsync(CancellationToken cancellation)
    {
        var (now, entries) = (equipment.Time.GetUtcNow(), await EntriesAsync());
        var begun = await Task.WhenAll(entries.Where(e => AgendaRules.MayBeUnderWay(e, now)).Select(e => grains.Conference(IdOf(e)).GetAsync(cancellation)));
        var known = begun.Select(outcome => outcome.Value).OfType<ConferenceSnapshot>().Where(c => c.Chat == Chat).ToList();
        return new ChatAgenda(
            [.. known.Where(AgendaRules.IsActive).Select(c => c.Id)],
            [.. known.Where(AgendaRules.IsWaiting).Select(c => c.Id), .. entries.Where(e => AgendaRules.IsToCome(e, now)).Select(IdOf)]);
    }

    public async Task<bool> CancelAsync(ConferenceTrouble reason, CancellationToken cancellation)
    {
        var now = equipment.Time.GetUtcNow();
        AgendaEntry[] waiting = [.. (await EntriesAsync()).Where(e => AgendaRules.MayWait(e, now)).OrderByDescending(e => e.Start)];
        var cancelled = new ConcurrentBag<AgendaEntry>();
        await FanOut.ForEachAsync([.. waiting.Take(CancelledAtOnce)], CallsAtOnce, async e =>
        {
            if (await grains.Conference(IdOf(e)).CancelAsync(reason, Chat))
            {
                cancelled.Add(e);
            }
        }, cancellation);
        await Task.WhenAll(cancelled.GroupBy(e => AgendaRules.SlotOf(e.Start)).Select(month => Month(month.Key).RemoveAsync([.. month.Select(e => e.Conference)])));
        return waiting.Length <= CancelledAtOnce;
    }

    private async Task<IReadOnlyList<AgendaEntry>> EntriesAsync()
    {
        var months = await Task.WhenAll(Enumerable.Range(0, AgendaRules.Slots).Select(slot => Month(slot).ReadAsync()));
        return [.. months.SelectMany(entries => entries)];
    }

    private IAgendaMonthGrain Month(int slot) => grains.AgendaMonth(Chat, slot);

    private ConferenceId IdOf(AgendaEntry entry) => new(Chat.School, entry.Conference);
}
