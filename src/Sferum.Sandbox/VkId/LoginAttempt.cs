using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId;

/// <summary>One browser on its way through the pages.</summary>
internal sealed class LoginAttempt(string id, AuthorizeRequest request, DateTimeOffset expiresAt)
{
    private readonly Lock gate = new();

    public string Id { get; } = id;

    public AuthorizeRequest Request { get; } = request;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The only step that may be shown or answered now.</summary>
    public string Step { get; set; } = Steps.LoginStep.StepName;

    /// <summary>The account; null before there is one.</summary>
    public Person? Person { get; set; }

    /// <summary>Where codes are sent.</summary>
    public string Phone { get; set; } = "";

    public string SmsCode { get; set; } = "";

    public int WrongCodes { get; set; }

    /// <summary>«Информация о себе» of somebody who had no account: the profile is made of it later.</summary>
    public PersonalData? About { get; set; }

    public EducationalProfile? Profile { get; set; }

    /// <summary>The address in the application that the browser was led back to; null while it is still here.</summary>
    public Task<string>? Departure { get; set; }

    /// <summary>One form at a time: a button that is pressed twice does nothing twice.</summary>
    public T Alone<T>(Func<T> act)
    {
        lock (gate)
            return act();
    }
}
