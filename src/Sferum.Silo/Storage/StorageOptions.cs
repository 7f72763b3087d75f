using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo.Storage;

/// <summary>Where the data lies, and how the embedded database is driven.</summary>
public sealed class StorageOptions
{
    /// <summary>The directory of the data, made when absent and readable by its owner alone. Relative to the working directory. Default: <c>./data</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string DataDirectory { get; set; } = "./data";

    /// <summary>How long a write waits for a lock that another process holds on the file (a backup, a shell) before it fails. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most writes that share one transaction and one flush to the disk. Default: 128.</summary>
    [Range(1, 10_000)]
    public int GroupSize { get; set; } = 128;

    /// <summary>Most commands that wait for the writer, and most that wait for a reader; one more is refused at once. Default: 10,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>Threads, each with a connection of its own, that carry out reads. Default: 2.</summary>
    [Range(1, 16)]
    public int Readers { get; set; } = 2;

    /// <summary>The largest size of the database file, in megabytes; writes that need more are refused. Default: none but the disk.</summary>
    [Range(1, 1_000_000)]
    public int? MaxFileMegabytes { get; set; }
}
