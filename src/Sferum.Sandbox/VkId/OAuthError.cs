namespace Sferum.Sandbox.VkId;

/// <summary>An error of VK ID; it comes with HTTP 200.</summary>
internal sealed record OAuthError(string Error, string Description)
{
    public static OAuthError Invalid(string parameter) => new("invalid_request", $"{parameter} is missing or invalid");

    public static OAuthError Client => new("invalid_client", "client_id is missing or invalid");

    public static OAuthError Grant(string what) => new("invalid_grant", $"{what} is missing or invalid");

    public static OAuthError Token => new("invalid_token", "access_token is missing or invalid");

    public static OAuthError NoProfile => new("account_selection_required", "the user has no educational profile");

    public static OAuthError Denied => new("access_denied", "User denied access");
}
