namespace Sferum.Sandbox.Pages;

/// <summary>A page as an answer: never kept, never framed, with no script and nothing from elsewhere.</summary>
/// <param name="page">The whole document.</param>
/// <param name="status">Its HTTP status.</param>
/// <param name="formsStayHere">Whether its forms lead nowhere else. VK ID's last form leads back to the application, and a browser takes that redirect for a form's target.</param>
internal sealed class PageResult(Markup page, int status = StatusCodes.Status200OK, bool formsStayHere = false) : IResult
{
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = formsStayHere ? $"{Policy}; form-action 'self'" : Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.WriteAsync(page.Html, httpContext.RequestAborted);
    }
}
