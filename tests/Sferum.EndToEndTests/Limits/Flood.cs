using System.Diagnostics;
using System.Globalization;
using System.Net;
using Google.Protobuf;
using Sferum.V1;

namespace Sferum.EndToEndTests.Limits;

/// <summary>
/// Calls at a steady rate whatever becomes of them, as a caller sends that does not listen. Over HTTP/2 as it is: a client of gRPC would throw for each refusal, and that costs this process more than the refusal costs the
/// service.
/// </summary>
internal sealed class Flood : IDisposable
{
    private const string Status = "grpc-status";
    private const string Refusal = "8";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true });
    private readonly Uri _address;
    private readonly byte[] _frame;

    private int _sent;
    private int _refused;

    /// <param name="service">The service over gRPC.</param>
    /// <param name="school">The school that is asked for.</param>
    public Flood(Uri service, string school)
    {
        _address = new Uri(service, "sferum.v1.SchoolService/GetSchool");
        var message = new GetSchoolRequest { Name = school }.ToByteArray();
        // Not compressed, and its length in four bytes.
        _frame = [0, 0, 0, 0, (byte)message.Length, .. message];
    }

    /// <summary>Calls sent so far, and those of them that were refused by the limit.</summary>
    public (int Sent, int Refused) Counts => (_sent, _refused);

    /// <summary>Sends until told to stop; comes back when all have been answered.</summary>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="end">Ends it.</param>
    public async Task RunAsync(int perSecond, CancellationToken end)
    {
        var (begin, calls) = (Stopwatch.GetTimestamp(), new List<Task>());
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!end.IsCancellationRequested && await beat.WaitForNextTickAsync(CancellationToken.None))
        {
            for (var due = Stopwatch.GetElapsedTime(begin).TotalSeconds * perSecond; calls.Count < due;)
            {
                calls.Add(CallAsync());
            }
        }

        await Task.WhenAll(calls);
    }

    public void Dispose() => _http.Dispose();

    private async Task CallAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(_frame) { Headers = { { "content-type", "application/grpc" } } },
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        Interlocked.Increment(ref _sent);
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        await answer.Content.ReadAsByteArrayAsync();
        var status = answer.Headers.TryGetValues(Status, out var at) || answer.TrailingHeaders.TryGetValues(Status, out at) ? string.Concat(at) : "";
        if (status == Refusal)
        {
            Interlocked.Increment(ref _refused);
        }
        else if (status != "0")
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A call of the flood ended with {answer.StatusCode}, {status}."));
        }
    }
}
