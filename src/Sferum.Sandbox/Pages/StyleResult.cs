namespace Sferum.Sandbox.Pages;

/// <summary>A style sheet of the pages: in a file of its own, so that no page needs a style of its own.</summary>
internal sealed class StyleResult(string style) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/css; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsync(style, httpContext.RequestAborted);
    }
}
