namespace Sferum.Sandbox.VkApi;

/// <summary>The codes that the sandbox answers with, or can be told to.</summary>
internal static class ApiErrors
{
    public const int Captcha = 14;
    public const int Validation = 17;

    // First of the fields: the errors below are made from it.
    private static readonly Dictionary<int, string> Texts = new()
    {
        [1] = "Unknown error occurred",
        [2] = "Application is disabled. Enable your application or use test mode",
        [3] = "Unknown method passed",
        [4] = "Incorrect signature",
        [5] = "User authorization failed",
        [6] = "Too many requests per second",
        [7] = "Permission to perform this action is denied",
        [8] = "Invalid request",
        [9] = "Flood control",
        [10] = "Internal server error",
        [12] = "Unable to compile code",
        [13] = "Runtime error occurred during code invocation",
        [14] = "Captcha needed",
        [15] = "Access denied",
        [17] = "Validation required",
        [18] = "User was deleted or banned",
        [20] = "Permission to perform this action is denied for non-standalone applications",
        [23] = "This method was disabled",
        [27] = "Group authorization failed: method is unavailable with group auth.",
        [28] = "Application authorization failed: method is unavailable with app auth.",
        [29] = "Rate limit reached",
        [36] = "Method execution was interrupted due to timeout",
        [37] = "User was banned",
        [100] = "One of the parameters specified was missing or invalid",
        [101] = "Invalid application API ID",
        [103] = "Out of limits",
        [104] = "Not found",
        [113] = "Invalid user id",
        [601] = "Permission denied. You have requested too many actions this day. Try later.",
        [917] = "You don't have access to this chat",
        [919] = "You can't see invite link for this chat",
        [922] = "You left this chat",
        [925] = "You are not admin of this chat",
        [927] = "Chat does not exist",
        [931] = "You can't change invite link for this chat",
        [932] = "Your community can't interact with this peer",
        [935] = "User not found in chat",
        [936] = "Contact not found",
        [939] = "Message request already sent",
        [945] = "Chat was disabled",
        [946] = "Chat not supported",
        [947] = "Can't add user to chat, because user has no access to group",
        [951] = "Call was finished or doesn't exist",
        [967] = "Can't add this user",
        [981] = "Cannot add user: privacy settings",
        [982] = "Cannot add user for now, try later",
        [983] = "Cannot add user",
        [984] = "Cannot add user: too many invitations",
        [1017] = "The chat is deleted",
        [1117] = "Access token has expired",
        [3610] = "User is deactivated",
        [9000] = "Call is finished",
    };

    public static readonly ApiError UnknownMethod = Of(3);
    public static readonly ApiError BadToken = Of(5, "invalid access_token (4).");
    public static readonly ApiError ExpiredToken = Of(5, "access_token has expired.");
    public static readonly ApiError TooManyRequests = Of(6);
    public static readonly ApiError NoVersion = Of(8, "v (version) is required");
    public static readonly ApiError TooManyCalls = Of(13, "too many api calls");
    public static readonly ApiError NotPermitted = Of(15);
    public static readonly ApiError AlreadyInChat = Of(15, "user already in");
    public static readonly ApiError UserGone = Of(18);
    public static readonly ApiError CommunityToken = Of(27);
    public static readonly ApiError ChatFull = Of(103);
    public static readonly ApiError NotFound = Of(104);
    public static readonly ApiError NoAccessToChat = Of(917);
    public static readonly ApiError NoAccessToLink = Of(919);
    public static readonly ApiError NotAdmin = Of(925);
    public static readonly ApiError NoChat = Of(927);
    public static readonly ApiError CannotChangeLink = Of(931);
    public static readonly ApiError NotInChat = Of(935);
    public static readonly ApiError ContactNotFound = Of(936);
    public static readonly ApiError ChatDisabled = Of(945);
    public static readonly ApiError CallFinished = Of(951);
    public static readonly ApiError Privacy = Of(981);

    public static ApiError Of(int code, string? detail = null)
    {
        var text = Texts.GetValueOrDefault(code) ?? "Error";
        return new ApiError(code, detail is null ? text : $"{text}: {detail}");
    }

    public static ApiError Parameter(string name, string trouble) => Of(100, $"{name} {trouble}");
}
