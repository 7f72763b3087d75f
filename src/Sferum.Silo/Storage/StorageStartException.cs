namespace Sferum.Silo.Storage;

/// <summary>The service refuses to start on this data directory or database; the message says why and what to do, fit for a console.</summary>
public sealed class StorageStartException : Exception
{
    public StorageStartException()
    {
    }

    public StorageStartException(string message)
        : base(message)
    {
    }

    public StorageStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
