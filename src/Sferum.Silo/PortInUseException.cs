namespace Sferum.Silo;

/// <summary>A port cannot be listened on; the message says which and what to do, fit for a console.</summary>
public sealed class PortInUseException : Exception
{
    public PortInUseException()
    {
    }

    public PortInUseException(string message)
        : base(message)
    {
    }

    public PortInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The refusal of one port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="cause">What the system said.</param>
    public PortInUseException(int port, string setting, Exception cause)
        : this($"Port {port} of 127.0.0.1 cannot be listened on: {cause?.Message}. Stop what uses it, or choose another port ({setting}).", cause!)
    {
    }
}
