namespace Sferum.Sandbox.VkId.Authorize;

/// <summary>What an application asks a person's consent to.</summary>
internal sealed record AuthorizeRequest(string RedirectUri, string State, string Challenge, string Scope);
