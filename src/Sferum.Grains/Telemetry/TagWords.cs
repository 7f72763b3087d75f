using System.Collections.Concurrent;

namespace Sferum.Grains.Telemetry;

/// <summary>The words of enums as tags have them: <c>LinkAgain</c> is <c>link_again</c>. Made once each.</summary>
public static class TagWords
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Words.GetOrAdd(value, static named => Snake(named.ToString()));

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Words = [];
    }
}
