namespace Sferum.Sandbox.World.People;

/// <summary>The profile that Sferum sees: its id is the <c>user_id</c> that tokens stand for. It is apart from the account: what it does not say of itself is the account's.</summary>
/// <param name="Patronymic">Null: the account's.</param>
/// <param name="Sex">Null: the account's.</param>
/// <param name="Birthday">Null: the account's.</param>
internal sealed record EducationalProfile(
    long UserId, string FirstName, string LastName, string? Patronymic = null, int? Sex = null, string? Birthday = null);
