namespace Sferum.Sandbox.World.People;

/// <summary>The profile that Sferum sees: its id is the <c>user_id</c> that tokens stand for.</summary>
internal sealed record EducationalProfile(long UserId, string FirstName, string LastName);
