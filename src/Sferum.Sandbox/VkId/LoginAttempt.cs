using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId;

/// <summary>One browser on its way through the pages.</summary>
internal sealed class LoginAttempt(string id, AuthorizeRequest request, DateTimeOffset expiresAt)
{
    public string Id { get; } = id;

    public AuthorizeRequest Request { get; } = request;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The only step that may be shown or answered now.</summary>
    public string Step { get; set; } = Steps.LoginStep.StepName;

    public Person? Person { get; set; }

    public string SmsCode { get; set; } = "";

    public int WrongCodes { get; set; }

    public EducationalProfile? Profile { get; set; }
}
