namespace Sferum.Sandbox.VkApi;

/// <summary>An error of the API: its code is the contract, its text is not.</summary>
internal sealed record ApiError(int Code, string Message);
