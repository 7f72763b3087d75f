using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Sferum.Silo.VkPlatform;

/// <summary>
/// A form body that knows whether its bytes were asked for. They are only once a connection stands, so a failure before that is proof that the
/// platform has seen nothing, whatever the exception is called.
/// </summary>
internal sealed class VkForm : HttpContent
{
    private readonly byte[] _body;
    private volatile bool _sent;

    public VkForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        _body = Encoding.ASCII.GetBytes(Encode(fields));
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

    /// <summary>True once the body may have left this machine.</summary>
    public bool Sent => _sent;

    /// <summary>Names and values percent-encoded as UTF-8, joined to a query or a form.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _sent = true;
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
