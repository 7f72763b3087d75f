using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences;

/// <summary>What erasures ask of a conference.</summary>
internal sealed partial class ConferenceGrain : IErasedConferenceGrain
{
    public async Task<ConferenceRemains> EndAsync()
    {
        if (State is { DeletedAt: null })
        {
            await NoteAsync((state, now) => ConferenceForgetting.Ended(state!, now));
        }

        return State is { } state && OwedFrom is not null
            ? new ConferenceRemains(IsOwing: true, ConferenceMoves.IsOver(state.Stage) ? PlatformTrouble.None : OwedConferences.TroubleOf(state.Trouble))
            : new ConferenceRemains(IsOwing: false, PlatformTrouble.None);
    }

    protected override ConferenceState Without(ConferenceState state, Forgotten forgotten) => ConferenceForgetting.Without(state, forgotten);
}
