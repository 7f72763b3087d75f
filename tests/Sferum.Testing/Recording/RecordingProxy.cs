using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sferum.Testing.Recording;

/// <summary>
/// Stands between two programs on loopback and writes down all that they say. A connection that breaks behind it breaks before it too. Pointed at nothing
/// it answers everybody with an empty page.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Transfer-Encoding", "Upgrade",
    };

    private readonly ConcurrentQueue<Exchange> _exchanges = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
    private readonly string _sentOn;
    private readonly WebApplication _app;
    private volatile Uri? _target;

    private RecordingProxy(Uri? target, string sentOn)
    {
        (_target, _sentOn) = (target, sentOn);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Signals are the test runner's.
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. _exchanges];

    /// <summary>Starts one.</summary>
    /// <param name="target">Where requests go on to.</param>
    /// <param name="sentOn">A path whose visitors are sent to the target itself.</param>
    public static async Task<RecordingProxy> StartAsync(Uri? target = null, string sentOn = "")
    {
        var proxy = new RecordingProxy(target, sentOn);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>From now on requests go there.</summary>
    public void PointAt(Uri target) => _target = target;

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (_target is not { } target)
            Note(context, body, 0, "", []);
        else if (context.Request.Path == _sentOn)
            SendOn(context, body, target);
        else
            await ForwardAsync(context, body, target);
    }

    private void SendOn(HttpContext context, MemoryStream body, Uri target)
    {
        context.Response.Redirect(new Uri(target, context.Request.GetEncodedPathAndQuery()).AbsoluteUri);
        Note(context, body, context.Response.StatusCode, context.Response.Headers.Location.ToString(), []);
    }

    private async Task ForwardAsync(HttpContext context, MemoryStream body, Uri target)
    {
        using var request = Copy(context.Request, body, target);
        try
        {
            using var response = await _http.SendAsync(request);
            var answer = await response.Content.ReadAsByteArrayAsync();
            Copy(response, context.Response);
            Note(context, body, (int)response.StatusCode, context.Response.Headers.Location.ToString(), answer);
            await context.Response.Body.WriteAsync(answer);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            Note(context, body, 0, "", []);
            context.Abort();
        }
    }

    private void Note(HttpContext context, MemoryStream request, int status, string location, byte[] answer) => _exchanges.Enqueue(new Exchange(
        context.Request.GetEncodedPathAndQuery(),
        [.. context.Request.Headers.Cookie.OfType<string>(), .. context.Response.Headers.SetCookie.OfType<string>()],
        context.Request.Headers.Authorization.ToString(),
        Encoding.UTF8.GetString(request.GetBuffer(), 0, (int)request.Length),
        status,
        location,
        Encoding.UTF8.GetString(answer)));

    private static HttpRequestMessage Copy(HttpRequest from, MemoryStream body, Uri target)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(target, from.GetEncodedPathAndQuery()));
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in from.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return request;
    }

    private static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            to.Headers[name] = values.ToArray();
        }
    }

    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
