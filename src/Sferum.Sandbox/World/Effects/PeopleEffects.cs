using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.World.Effects;

/// <summary>The world began, or began again: everything before is gone.</summary>
internal sealed record WorldSeeded(IReadOnlyList<Person> People) : Effect;

internal sealed record PersonCreated(Person Person) : Effect;

/// <summary>An account got one more educational profile.</summary>
internal sealed record ProfileCreated(long VkId, EducationalProfile Profile) : Effect;

internal sealed record PasswordSet(long VkId, string Password) : Effect;

internal sealed record PersonFlagged(long UserId, bool Privacy, bool Deactivated) : Effect;
