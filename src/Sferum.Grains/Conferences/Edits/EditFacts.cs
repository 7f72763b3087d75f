using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What an edit has to know of the world around the conference, once it is known that the actor may.</summary>
/// <param name="Around">School, chat and people, as for a new one.</param>
/// <param name="InChat">The chat's members, when participants are edited.</param>
internal sealed record EditFacts(ConferenceSurroundings Around, IReadOnlySet<AccountId> InChat)
{
    /// <summary>The same, with the lesson that is meant.</summary>
    public EditFacts With(LessonSnapshot? lesson) => this with { Around = Around with { Lesson = lesson } };
}
