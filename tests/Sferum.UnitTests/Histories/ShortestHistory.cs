using System.Globalization;

namespace Sferum.UnitTests.Histories;

/// <summary>Makes a history that ends badly short: steps are left out as long as it still does, and what is left is told.</summary>
internal static class ShortestHistory
{
    /// <summary>Tells of a history with as few of its steps as are found to be needed.</summary>
    /// <param name="history">The whole history.</param>
    /// <param name="failing">Steps with which it ends badly.</param>
    public static string Of(History history, IEnumerable<int> failing)
    {
        List<int> places = [.. failing];
        for (var size = places.Count / 2; size > 0; size /= 2)
        {
            Leave(history, places, size);
        }

        return Report(history, places);
    }

    /// <summary>The history with some of its steps alone.</summary>
    public static History With(History history, IEnumerable<int> places) => history with { Steps = [.. places.Select(place => history.Steps[place])] };

    private static string Name(History history, List<int> places) => places.Count == history.Steps.Count
        ? history.Seed.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{history.Seed}:{string.Join(',', places)}");

    private static void Leave(History history, List<int> places, int size)
    {
        for (var from = 0; from < places.Count;)
        {
            List<int> fewer = [.. places[..from], .. places[Math.Min(places.Count, from + size)..]];
            if (With(history, fewer).Play().IsWell)
            {
                from += size;
                continue;
            }

            places.Clear();
            places.AddRange(fewer);
        }
    }

    private static string Report(History history, List<int> places)
    {
        var outcome = With(history, places).Play();
        return string.Join(
            Environment.NewLine,
            [
                $"To replay: {HistoryTests.Replay}={Name(history, places)}",
                .. outcome.Told,
                .. outcome.Differences,
            ]);
    }
}
