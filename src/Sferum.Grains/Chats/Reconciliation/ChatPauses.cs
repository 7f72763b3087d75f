using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>How long a chat waits for trouble to pass that does not pass in seconds.</summary>
internal static class ChatPauses
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The pause: what the lane said, else an hour where a person has to act, else two minutes, doubled each time up to an hour.</summary>
    /// <param name="kind">The trouble.</param>
    /// <param name="times">Tries in a row that ended so, 1 or more.</param>
    /// <param name="said">When the lane said to ask again; null: it did not.</param>
    public static TimeSpan After(PlatformTrouble kind, int times, TimeSpan? said)
    {
        if (said > TimeSpan.Zero)
        {
            return said.Value < Longest ? said.Value : Longest;
        }

        var grown = TimeSpan.FromMinutes(2) * Math.Pow(2, Math.Clamp(times - 1, 0, 10));
        return kind is PlatformTrouble.Captcha or PlatformTrouble.NotEntitled || grown > Longest ? Longest : grown;
    }
}
