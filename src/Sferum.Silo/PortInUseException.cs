using System.Net;
using System.Net.Sockets;

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
    /// <param name="wanted">Address and port.</param>
    /// <param name="setting">The setting that names the port.</param>
    /// <param name="cause">What the system said.</param>
    public PortInUseException(IPEndPoint wanted, string setting, Exception cause)
        : this($"Port {wanted?.Port} of {wanted?.Address} cannot be listened on: {cause?.Message}. {Advice(setting, cause)}", cause!)
    {
    }

    private static string Advice(string setting, Exception? cause) => cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
        ? $"It is no address of this machine ({setting[..setting.LastIndexOf(':')]}:Address)."
        : $"Stop what uses it, or choose another port ({setting}).";
}
