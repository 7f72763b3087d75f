namespace Sferum.GrpcHost.Settings;

/// <summary>What a process of this program can be.</summary>
internal enum HostRole
{
    /// <summary>Silo and facade in one process.</summary>
    All = 0,

    /// <summary>A facade alone: a client of the cluster, without silo, sandbox or data.</summary>
    Facade = 1,
}
