using Sferum.Testing.Samples;

namespace Sferum.UnitTests.Architecture;

/// <summary>The repository's own text.</summary>
internal static class SourceTree
{
    private static string Root => Repository.Root;

    /// <summary>The C# files below a folder, by their path from the root, without what the build makes.</summary>
    public static IEnumerable<(string Path, string Text)> CSharp(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(Path.Combine(Root, path))));
}
