using Sferum.Silo.Storage;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Take_WhenHeldByAnother_RefusesNamingTheDirectory()
    {
        var path = _directory.File("data");
        using (DataDirectory.Take(path))
        {
            var refusal = Assert.Throws<StorageStartException>(() => DataDirectory.Take(path));
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
        }

        DataDirectory.Take(path).Dispose();
    }

    [Fact]
    public void Take_WhenAbsent_MakesItForItsOwnerAlone()
    {
        var path = _directory.File("new/data");
        using var taken = DataDirectory.Take(path);
        Assert.True(File.Exists(taken.DatabaseFile));
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(taken.DatabaseFile));
    }

    [Fact]
    public void Take_WhenNothingCanBeWrittenThere_RefusesNamingTheDirectory()
    {
        // A file in the way stands for every directory without the right to write: the superuser, who may run this test, has that right everywhere else.
        File.WriteAllText(_directory.File("file"), "");
        var path = _directory.File("file/data");
        var refusal = Assert.Throws<StorageStartException>(() => DataDirectory.Take(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("in use", refusal.Message, StringComparison.Ordinal);
    }
}
