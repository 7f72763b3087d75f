using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences;

internal sealed partial class ConferenceGrain : ILessonFollowerGrain
{
    public Task<LessonEffect> FollowAsync(LessonSnapshot lesson, bool validateOnly) => Task.FromResult(LessonEffect.NotThere);
}
