namespace Sferum.Testing.Processes;

/// <summary>A program of this repository as it was built together with the tests: same configuration, same framework.</summary>
internal static class BuiltProgram
{
    private const string Solution = "Sferum.Orleans.sln";

    /// <summary>The path of the program's assembly.</summary>
    /// <param name="project">The project under <c>src</c>, say <c>Sferum.GrpcHost</c>.</param>
    public static string Assembly(string project)
    {
        // The tests run from tests/{project}/bin/{configuration}/{framework}.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(Root(framework), "src", project, "bin", framework.Parent!.Name, framework.Name, $"{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} has not been built with the tests.", path);
    }

    private static string Root(DirectoryInfo from)
    {
        for (var directory = from; directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Solution)))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No {Solution} above {from.FullName}.");
    }
}
