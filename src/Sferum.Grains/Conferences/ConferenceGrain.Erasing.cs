using Sferum.Grains.Commits;

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

        return ConferenceForgetting.RemainsOf(State, Now);
    }

    protected override ConferenceState Without(ConferenceState state, Forgotten forgotten) => ConferenceForgetting.Without(state, forgotten);
}
