namespace Sferum.Testing.PostgreSql;

/// <summary>Where PostgreSQL's programs lie: <c>SFERUM_POSTGRESQL</c>, else the newest of Debian's, else somewhere in the path.</summary>
public static class PostgreSqlPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static string Folder() => Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new FileNotFoundException("PostgreSQL is not installed; eng/install.sh brings it.");

    private static IEnumerable<string> Candidates() =>
    [
        .. Environment.GetEnvironmentVariable("SFERUM_POSTGRESQL") is { Length: > 0 } named ? new[] { named } : [],
        .. Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(Version).Select(version => Path.Combine(version, "bin")) : [],
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
