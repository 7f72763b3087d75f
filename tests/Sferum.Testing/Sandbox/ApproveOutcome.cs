namespace Sferum.Testing.Sandbox;

/// <summary>Where the walk of a demo person's browser ended.</summary>
/// <param name="Ok">The person agreed, and the last page was no error.</param>
/// <param name="UserId">The profile that was given.</param>
/// <param name="FinalStatus">HTTP status of the last page.</param>
/// <param name="FinalAddress">Address of the last page.</param>
/// <param name="Text">The last page without its tags.</param>
/// <param name="Confirmed">A page that asks to confirm was confirmed.</param>
/// <param name="Error">What went wrong, or null.</param>
public sealed record ApproveOutcome(bool Ok, long UserId, int FinalStatus, string FinalAddress, string Text, bool Confirmed, string? Error);
