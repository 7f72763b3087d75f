namespace Sferum.Silo.Storage;

/// <summary>The directory of the data, held by this process alone until it is disposed of.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>The name of the database file.</summary>
    public const string DatabaseName = "sferum.db";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The database file, which exists.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Makes the directory where it is absent, for its owner alone, before anything else puts something below it.</summary>
    /// <exception cref="StorageStartException">It cannot be made.</exception>
    public static string Prepare(string directory)
    {
        var path = System.IO.Path.GetFullPath(directory);
        try
        {
            Make(path);
            return path;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(path, error);
        }
    }

    /// <summary>Makes the directory where it is absent, and takes it.</summary>
    /// <exception cref="StorageStartException">Another process has it, or nothing can be written there.</exception>
    public static DataDirectory Take(string directory)
    {
        var path = System.IO.Path.GetFullPath(directory);
        try
        {
            Make(path);
            var taken = new DataDirectory(path, Hold(System.IO.Path.Combine(path, "sferum.lock")));
            try
            {
                // Its companions of the write-ahead log take over its permissions.
                OpenForOwner(taken.DatabaseFile, FileShare.ReadWrite).Dispose();
                return taken;
            }
            catch
            {
                taken.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(path, error);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The refusal of a directory in which nothing can be made.</summary>
    public static StorageStartException NotWritable(string path, Exception error) => new(
        $"The data directory {path} cannot be written to: {error.Message} Give this user the right to write there, or choose another directory (DataDirectory).", error);

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream Hold(string file)
    {
        try
        {
            return OpenForOwner(file, FileShare.None);
        }
        catch (IOException error) when (IsHeld(file, error))
        {
            throw new StorageStartException(
                $"The data directory {System.IO.Path.GetDirectoryName(file)} is in use by another process of this service. Stop it first, or choose another directory (DataDirectory).", error);
        }
    }

    /// <summary>A file that cannot be opened alone, but is there and can be read, is one that somebody holds.</summary>
    private static bool IsHeld(string file, IOException error) =>
        error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(file) && error.HResult is -2147024864 or 11 or 35;

    /// <summary>Opens a file for reading and writing; a new one is its owner's alone.</summary>
    public static FileStream OpenForOwner(string file, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(file, options);
    }
}
