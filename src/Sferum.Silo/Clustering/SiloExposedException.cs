namespace Sferum.Silo.Clustering;

/// <summary>A silo refuses to listen at an address; the message says why, fit for a console.</summary>
public sealed class SiloExposedException : Exception
{
    public SiloExposedException()
    {
    }

    public SiloExposedException(string message)
        : base(message)
    {
    }

    public SiloExposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
