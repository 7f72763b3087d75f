namespace Sferum.Sandbox.VkId.Authorize;

/// <summary>What came of checking an authorize address: a request, or an error that is shown here or sent back with the browser.</summary>
/// <param name="SendBackTo">Where the error may go; null when the client or its redirect address is itself in doubt.</param>
internal sealed record AuthorizeCheck(AuthorizeRequest? Request, OAuthError? Error, string? SendBackTo, string State)
{
    /// <summary>The redirect that tells the application of the error.</summary>
    public string ErrorAddress => RedirectAddress.With(
        SendBackTo!, ("error", Error!.Error), ("error_description", Error.Description), ("state", State));
}
