using Sferum.Grains.Names;

namespace Sferum.Grains.Schools;

/// <summary>What UpdateSchool has changed of a school that people, classes and groups follow.</summary>
/// <param name="Edits">Counts these changes; an older one says nothing new.</param>
/// <param name="SferumAdministrator">The school's Sferum chats administrator.</param>
/// <param name="SubjectChats">Whether every subject group gets a chat by itself.</param>
[GenerateSerializer, Immutable, Alias("sferum.SchoolNews")]
public sealed record SchoolNews([property: Id(0)] long Edits, [property: Id(1)] AccountId? SferumAdministrator, [property: Id(2)] bool SubjectChats);
