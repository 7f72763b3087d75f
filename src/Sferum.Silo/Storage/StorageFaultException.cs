using Sferum.Grains.Commits;

namespace Sferum.Silo.Storage;

/// <summary>Trouble of the store. The message holds no content of any row.</summary>
[GenerateSerializer]
[Alias("sferum.storage-fault")]
public sealed class StorageFaultException : Exception, IDefiniteFailure
{
    public StorageFaultException()
    {
    }

    public StorageFaultException(string message)
        : base(message)
    {
    }

    public StorageFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StorageFaultException(StorageFault fault, string message, bool outcomeUnknown = false)
        : base(message)
    {
        Fault = fault;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>What went wrong.</summary>
    [Id(0)]
    public StorageFault Fault { get; private set; }

    /// <summary>True when the change may be there after a restart all the same: the disk failed while it was being flushed, or the server's answer was lost. False: it was not made.</summary>
    [Id(1)]
    public bool OutcomeUnknown { get; private set; }
}
