using System.Net;
using System.Text;

namespace Sferum.UnitTests.VkPlatform;

/// <summary>The platform's end of the wire: gives the planned answers in order, keeps what was asked, refuses what was not planned.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _plan = new();
    private bool _readsBody = true;

    public List<ScriptedRequest> Requests { get; } = [];

    public ScriptedHandler Answers(string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        _plan.Enqueue(_ => Task.FromResult(
            new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }));
        return this;
    }

    /// <summary>Fails after the request has been taken.</summary>
    public ScriptedHandler Breaks(Exception trouble)
    {
        _plan.Enqueue(_ => Task.FromException<HttpResponseMessage>(trouble));
        return this;
    }

    /// <summary>Takes the request and never answers.</summary>
    public ScriptedHandler Hangs(Action? taken = null)
    {
        _plan.Enqueue(async cancellation =>
        {
            taken?.Invoke();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            throw new InvalidOperationException("never");
        });
        return this;
    }

    /// <summary>From now on requests fail before anything is taken.</summary>
    public ScriptedHandler RefusesConnections()
    {
        _readsBody = false;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_readsBody)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Requests.Add(new ScriptedRequest(request.Method, request.RequestUri!, request.Headers.ToString(), request.Content.Headers.ContentType?.MediaType, body));
        return _plan.TryDequeue(out var answer) ? await answer(cancellationToken) : throw new InvalidOperationException("not planned");
    }
}

/// <summary>What was asked.</summary>
internal sealed record ScriptedRequest(HttpMethod Method, Uri Address, string Headers, string? ContentType, string Body)
{
    /// <summary>The form's fields, decoded as a server does.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
