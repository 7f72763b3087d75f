namespace Sferum.Sandbox.Control.Approving;

/// <summary>Goes from page to page with cookies of its own, on loopback only.</summary>
internal sealed class DemoBrowser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CookieJar cookies = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Patience };

    public Task<BrowserPage> GetAsync(Uri address, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellation);

    public Task<BrowserPage> PostAsync(ConfirmForm form, Uri page, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Origin", page.GetLeftPart(UriPartial.Authority));
        request.Headers.Referrer = page;
        return SendAsync(request, cancellation);
    }

    public static bool MayVisit(Uri address) =>
        address.Scheme is "http" or "https" && LoopbackGuard.IsLoopbackHost(address.Host);

    public void Dispose() => client.Dispose();

    private async Task<BrowserPage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            var address = request.RequestUri!;
            if (cookies.Header(address) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            request.Headers.Accept.ParseAdd("text/html");
            using var response = await client.SendAsync(request, cancellation);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                cookies.Keep(address, set);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var next = response.Headers.Location is { } location ? new Uri(address, location) : null;
            return new BrowserPage(address, (int)response.StatusCode, text, next);
        }
    }
}
