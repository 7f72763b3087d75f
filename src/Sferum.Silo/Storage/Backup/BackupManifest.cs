using System.Security.Cryptography;
using System.Text.Json;

namespace Sferum.Silo.Storage.Backup;

/// <summary>What a copy of the data holds, written last: a copy without it is not whole.</summary>
/// <param name="MadeAt">When the database was read, UTC.</param>
/// <param name="Files">The files by their path below the copy, each with the SHA-256 of its bytes.</param>
internal sealed record BackupManifest(DateTimeOffset MadeAt, SortedDictionary<string, string> Files)
{
    public const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Describes all files that lie in a copy.</summary>
    public static BackupManifest Of(string directory, DateTimeOffset madeAt)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(directory, file).Replace('\\', '/'), Digest(file));
        return new BackupManifest(madeAt, files);
    }

    /// <exception cref="StorageStartException">There is none, or it cannot be read.</exception>
    public static BackupManifest Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(file)) is { Files: not null } manifest ? manifest : throw new JsonException();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StorageStartException($"{directory} holds no whole backup: {FileName} is missing or cannot be read.", error);
        }
    }

    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, Indented));

    /// <exception cref="StorageStartException">A file is missing, or is not as it was when the copy was made.</exception>
    public void Check(string directory)
    {
        foreach (var (name, digest) in Files)
        {
            var file = Path.Combine(directory, name);
            if (!File.Exists(file) || Digest(file) != digest)
                throw new StorageStartException($"The backup {directory} is damaged: {name} is missing or was changed. Use another one.");
        }
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
