using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>Lessons with the state of their conferences, which those alone know.</summary>
internal sealed class OnlineLessons(IGrainFactory grains)
{
    internal async Task<IReadOnlyList<Lesson>> ReadAsync(IReadOnlyList<LessonSnapshot> lessons, CancellationToken cancellation) =>
        await Task.WhenAll(lessons.Select(async lesson => LessonMapping.Of(lesson, await ReadAsync(lesson, cancellation))));

    /// <summary>The online lesson of a lesson; null when it has none.</summary>
    internal async Task<ConferenceSnapshot?> ReadAsync(LessonSnapshot lesson, CancellationToken cancellation) =>
        lesson.OnlineLesson is { } claimed && (await grains.Conference(claimed).GetAsync(cancellation)).Value is { } conference && conference.Lesson == lesson.Id
            ? conference
            : null;
}
