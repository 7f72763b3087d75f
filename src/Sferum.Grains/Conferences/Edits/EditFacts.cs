using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What an edit has to know of the world around the conference, once it is known that the actor may.</summary>
/// <param name="Around">School, chat and people, as for a new one.</param>
/// <param name="InChat">The chat's members, when participants are edited.</param>
internal sealed record EditFacts(ConferenceSurroundings Around, IReadOnlySet<AccountId> InChat);
