using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Schema;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class SchemaInstallerTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string FilePath => _directory.File("schema.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Install_WhenRepeated_ChangesNothing()
    {
        var scripts = SchemaScript.Embedded();
        Install(scripts);
        var first = ReadVersions();
        Install(scripts);
        Assert.Equal(first, ReadVersions());
        Assert.Equal(scripts.Select(script => script.Name), first.Select(version => version.Split('|')[0]));
    }

    [Fact]
    public void Install_WhenAScriptWasAdded_AppliesItAlone()
    {
        SchemaScript[] scripts = [new("0001-a.sql", "CREATE TABLE A (Id)")];
        Install(scripts);
        Install([.. scripts, new("0002-b.sql", "CREATE TABLE B (Id); INSERT INTO B VALUES (1)")]);
        Assert.Equal(2, ReadVersions().Count);
    }

    [Fact]
    public void Install_WhenAnAppliedScriptDiffers_Refuses()
    {
        Install([new("0001-a.sql", "CREATE TABLE A (Id)")]);
        var refusal = Assert.Throws<StorageStartException>(() => Install([new("0001-a.sql", "CREATE TABLE A (Id, B)")]));
        Assert.Contains("0001-a.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_WhenOnlyLineEndsDiffer_Accepts()
    {
        Install([new("0001-a.sql", "CREATE TABLE A\n(Id)")]);
        Install([new("0001-a.sql", "CREATE TABLE A\r\n(Id)")]);
        Assert.Single(ReadVersions());
    }

    [Fact]
    public void Install_WhenTheFileIsOfANewerVersion_Refuses()
    {
        SchemaScript[] scripts = [new("0001-a.sql", "CREATE TABLE A (Id)")];
        Install([.. scripts, new("0002-b.sql", "CREATE TABLE B (Id)")]);
        var refusal = Assert.Throws<StorageStartException>(() => Install(scripts));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_WhenAScriptFails_LeavesNothingOfIt()
    {
        SchemaScript[] scripts = [new("0001-a.sql", "CREATE TABLE A (Id)")];
        Assert.Throws<StorageStartException>(() => Install([.. scripts, new("0002-b.sql", "CREATE TABLE B (Id); CREATE TABLE A (Id)")]));
        Assert.Single(ReadVersions());
        Install([.. scripts, new("0002-b.sql", "CREATE TABLE B (Id)")]);
        Assert.Equal(2, ReadVersions().Count);
    }

    [Fact]
    public void Install_WhenTheFileIsNoDatabase_Refuses()
    {
        File.WriteAllText(FilePath, string.Concat(Enumerable.Repeat("not a database ", 1_000)));
        Assert.Throws<StorageStartException>(() => Install(SchemaScript.Embedded()));
    }

    private void Install(IReadOnlyList<SchemaScript> scripts) => new SchemaInstaller(scripts, NullLogger.Instance).Install(FilePath);

    private List<string> ReadVersions()
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT Script || '|' || Checksum || '|' || AppliedAt FROM SchemaVersion ORDER BY Script", connection);
        using var reader = command.ExecuteReader();
        var versions = new List<string>();
        while (reader.Read())
            versions.Add(reader.GetString(0));
        return versions;
    }
}
