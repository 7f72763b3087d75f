using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>What is kept in memory so that a change need not read the school: all of it can be read again, and is whenever something failed.</summary>
internal sealed partial class RosterImportGrain
{
    private const int LogPartsAtOnce = 32;

    // The school as it is by what has been carried out; the work's alone.
    private RosterPicture? _known;

    // The school as it will be once all that was accepted has been; the turns' alone.
    private RosterPicture? _future;

    private ChangeMemory? _changes;

    private async Task<RosterPicture> FutureAsync(CancellationToken cancellation) => _future ??= await ReadFutureAsync(cancellation);

    // Steps that end meanwhile are taken twice, which changes nothing.
    private async Task<RosterPicture> ReadFutureAsync(CancellationToken cancellation)
    {
        var state = State;
        var school = await ReadKnownAsync(state, cancellation);
        foreach (var step in state?.Steps ?? [])
        {
            var rows = await ReadAsync(step);
            school = After(school, RosterParting.Delta(rows), step);
        }

        return school;
    }

    private async Task<RosterPicture> ReadKnownAsync(RosterImportState? state, CancellationToken cancellation)
    {
        if (state?.Known is not { } known)
        {
            return RosterPicture.Empty;
        }

        var people = grains.PeopleIndex(School).ReadAllAsync(cancellation);
        var structure = await grains.StructureRows(School).ReadAllAsync(cancellation);
        return new RosterPicture
        {
            People = (await people).ToImmutableDictionary(p => p.Account),
            Classes = structure.Classes.ToImmutableDictionary(c => c.Class.Class),
            Groups = structure.Groups.ToImmutableDictionary(g => g.Group.Group),
            Administrator = known.Administrator,
            SubjectChats = known.SubjectChats,
        };
    }

    private async Task<IReadOnlyList<RosterRows>> ReadAsync(RosterStep step) => step switch
    {
        { Rows: { } rows } => [rows],
        { Parts: { } parts } => await Staging.ReadAsync(parts),
        _ => [],
    };

    private async Task<ChangeMemory> ChangesAsync() => _changes ??= await ReadChangesAsync();

    private async Task<ChangeMemory> ReadChangesAsync()
    {
        var (state, memory) = (State!, new ChangeMemory());
        foreach (var numbers in ChangeLogRules.Written(state.Logged).Chunk(LogPartsAtOnce))
        {
            var parts = await Task.WhenAll(numbers.Select(n => grains.RosterPart(School, ChangeLogRules.Slot, ChangeLogRules.PlaceOf(n)).ReadAsync(n)));
            DoneChange[] done = [.. parts.SelectMany(p => p?.Done ?? [])];
            memory.Remember(done, Now);
            if (done.All(d => ChangeMemory.IsForgotten(d, Now)))
            {
                break;
            }
        }

        memory.Remember(state.Recent, Now);
        foreach (var step in state.Steps.Where(s => s.Import.Length == 0))
        {
            memory.Remember((await ReadAsync(step)).SelectMany(r => r.Done), Now);
        }

        return memory;
    }

    private static RosterPicture After(RosterPicture school, RosterDelta delta, RosterStep step) =>
        delta.ApplyTo(school) with { Administrator = step.Administrator, SubjectChats = step.SubjectChats };
}
