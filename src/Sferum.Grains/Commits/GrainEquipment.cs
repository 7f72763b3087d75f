using Microsoft.Extensions.Logging;

namespace Sferum.Grains.Commits;

/// <summary>What every durable grain is given.</summary>
internal sealed class GrainEquipment(TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>A logger for a grain.</summary>
    public ILogger Logger(object grain) => loggers.CreateLogger(grain.GetType());
}
