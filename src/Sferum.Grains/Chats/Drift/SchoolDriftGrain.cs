using System.Globalization;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Drift;

/// <inheritdoc cref="ISchoolDriftGrain"/>
[GrainType("school-drift")]
internal sealed class SchoolDriftGrain(
    [PersistentState("school-drift", StateStore.Name)] IPersistentState<StoredState<SchoolDriftState>> storage, GrainEquipment equipment)
    : DurableGrain<SchoolDriftState>(storage, equipment), ISchoolDriftGrain
{
    private const int ChatsAtOnce = 16;

    private SchoolId Id => SchoolId.FromKey(this.GetPrimaryKeyString());

    public async Task<Outcome<int>> CheckAsync(CheckDrift command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var refusal = await WhyNotAsync(cancellation);
        var count = refusal is null ? (await ChatsAsync(cancellation)).Count : 0;
        Outcome<Decision<SchoolDriftState>> Decide(SchoolDriftState? state, DateTimeOffset now) => refusal is null
            ? new Decision<SchoolDriftState>(SchoolDriftRules.Wished(state, command.Repair, now), count.ToString(CultureInfo.InvariantCulture))
            : refusal;
        var outcome = await CommitAsync(command.Request, Decide);
        return outcome.Map(committed => int.Parse(committed.Memo, CultureInfo.InvariantCulture));
    }

    public async Task<DriftPage> ListAsync(DriftQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parts = await Task.WhenAll((query.Chat is { } chat ? [GrainFactory.DriftSegment(chat)] : Segments()).Select(segment => segment.ReadAsync()));
        return SchoolDriftRules.Page(parts.SelectMany(entries => entries), query, Now);
    }

    public async Task<SchoolSync> ReadSyncAsync(CancellationToken cancellation)
    {
        var syncs = new List<ChatSync>();
        await FanOut.ForEachAsync(await ChatsAsync(cancellation), ChatsAtOnce, async chat =>
        {
            if (await GrainFactory.Chat(chat).ReadSyncAsync() is { } sync)
            {
                syncs.Add(sync);
            }
        }, cancellation);
        var open = await ListAsync(new DriftQuery(null, OpenOnly: true, Skip: 0, Take: 0), cancellation);
        return SchoolDriftRules.Sync(syncs, open.Total);
    }

    // Chats that are made meanwhile are compared with what they are made of.
    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State?.Wish is not { } wish)
        {
            return WorkStep.Done;
        }

        await FanOut.ForEachAsync(await ChatsAsync(cancellation), ChatsAtOnce, chat => GrainFactory.Chat(chat).WishComparisonAsync(wish), cancellation);
        await NoteAsync((state, _) => SchoolDriftRules.Told(state!, wish));
        return WorkStep.Again;
    }

    private async Task<Refusal?> WhyNotAsync(CancellationToken cancellation)
    {
        var school = await GrainFactory.School(Id).GetAsync(cancellation);
        if (school.IsRefused)
        {
            return school.Refusal;
        }

        var standing = school.Value.SferumAdministrator is { } administrator
            ? await GrainFactory.UserLink(administrator).GetStandingAsync(Id, cancellation)
            : null;
        return standing?.Value?.State == LinkState.Linked ? null : Refusal.Of(RefusalReason.AdministratorNotLinked);
    }

    private async Task<IReadOnlyList<ChatId>> ChatsAsync(CancellationToken cancellation)
    {
        var page = await GrainFactory.ChatRegistry(Id).ListAsync(new ChatQuery { Take = int.MaxValue }, cancellation);
        return [.. page.Chats.Select(chat => chat.Id)];
    }

    private IEnumerable<IDriftSegmentGrain> Segments() => Enumerable.Range(0, DriftSegmentState.Parts).Select(part => GrainFactory.DriftSegment(Id, part));
}
