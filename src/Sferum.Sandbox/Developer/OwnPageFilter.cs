namespace Sferum.Sandbox.Developer;

/// <summary>
/// A form is taken from this sandbox's own page alone. A browser lets any page post a form anywhere, and only the Origin, which it sends with every post, tells them apart.
/// </summary>
internal sealed class OwnPageFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}"
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
    }
}
