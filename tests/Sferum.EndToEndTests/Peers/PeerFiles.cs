using Sferum.Testing.Samples;

namespace Sferum.EndToEndTests.Peers;

/// <summary>The tests in JavaScript, and what reports them.</summary>
internal static class PeerFiles
{
    private const string Suffix = ".test.mjs";

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "peers");

    public static string Reporter { get; } = Path.Combine(Folder, "report.mjs");

    /// <summary>The files of tests by name, without what they all end with.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, $"*{Suffix}").Select(file => Path.GetFileName(file)[..^Suffix.Length]).Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Folder, name + Suffix);
}
