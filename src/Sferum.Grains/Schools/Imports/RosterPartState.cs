using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Rows of a roster, and which roster's they are.</summary>
/// <param name="Stamp">The roster's number in its school.</param>
/// <param name="Rows">The rows; null once they are no longer needed.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.roster-part")]
internal sealed record RosterPartState([property: Id(0)] long Stamp, [property: Id(1)] RosterRows? Rows) : IDurableState
{
    public Owed Owed => Owed.Nothing;

    public static RosterPartState Write(RosterPartState? state, long stamp, RosterRows rows) =>
        state?.Stamp > stamp ? state : new RosterPartState(stamp, rows);

    public static RosterPartState Clear(RosterPartState? state, long stamp) =>
        state is not null && (state.Stamp > stamp || state.Rows is null) ? state : new RosterPartState(stamp, null);
}
