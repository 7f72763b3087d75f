using Microsoft.Extensions.Logging;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Conferences.Bell;

namespace Sferum.Grains.Commits;

/// <summary>What every durable grain is given.</summary>
internal sealed class GrainEquipment(TimeProvider time, ILoggerFactory loggers, DriftOptions? drift = null, BellGate? bell = null)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>How often chats are compared with the Sferum side.</summary>
    public DriftOptions Drift { get; } = drift ?? new DriftOptions();

    /// <summary>The gate of this process for starts and ends.</summary>
    public BellGate Bell { get; } = bell ?? new BellGate();

    /// <summary>A logger for a grain.</summary>
    public ILogger Logger(object grain) => loggers.CreateLogger(grain.GetType().FullName!);
}
