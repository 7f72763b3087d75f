using Sferum.Grains.Chats;

namespace Sferum.Grains.Membership;

/// <summary>
/// Makes the grounds that begin at one moment, each once: a class of pupils then shares one object, and a stored row names it once.
/// </summary>
internal sealed class GroundPool(DateTimeOffset now)
{
    private readonly Dictionary<Ground, GroundSince> _known = [];

    /// <summary>The ground, beginning now.</summary>
    public GroundSince Since(Ground ground)
    {
        if (!_known.TryGetValue(ground, out var since))
        {
            _known[ground] = since = new GroundSince(ground, now);
        }

        return since;
    }
}
