using Microsoft.Extensions.Logging;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>Tells the conferences of a school how the groups of their lessons are now. The word is which change it is; how a group is, is looked up.</summary>
internal sealed class GroupTelling(IGrainFactory grains, SchoolId school, ILogger log) : ConferenceTelling<long>(grains, school, log)
{
    private readonly IGrainFactory _grains = grains;
    private readonly SchoolId _school = school;

    protected override async ValueTask<IEnumerable<ConferenceRow>> ConcernedAsync(
        IReadOnlyList<ConferenceRow> rows, long word, DateTimeOffset now, CancellationToken cancellation)
    {
        GroupId[] groups = [.. rows.Select(row => row.Conference.LessonPlan?.Group).OfType<string>().Distinct().Select(group => new GroupId(_school, group))];
        var facts = (await _grains.StructureIndex(_school).FindGroupsAsync(groups, cancellation)).ToDictionary(group => group.Group.Segment, StringComparer.Ordinal);
        return rows.Where(row => Concerns(row.Conference));

        // One that was planned before plans were kept looks for itself.
        bool Concerns(ConferenceState conference) => conference.LessonPlan is { } plan
            ? GroupNaming.Named(conference, plan, facts.GetValueOrDefault(plan.Group), now) != conference
            : GroupNaming.Follows(conference, now);
    }

    protected override Task TellAsync(ConferenceId conference, long word) => _grains.LessonFollower(conference).HearOfGroupAsync();
}
