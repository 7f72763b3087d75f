using Microsoft.Extensions.Logging;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Zones;

/// <summary>Tells the conferences of a school in which time zone they are now.</summary>
internal sealed class ZoneTelling(IGrainFactory grains, SchoolId school, ILogger log) : ConferenceTelling<string>(grains, school, log)
{
    private readonly IGrainFactory _grains = grains;

    protected override ValueTask<IEnumerable<ConferenceRow>> ConcernedAsync(
        IReadOnlyList<ConferenceRow> rows, string word, DateTimeOffset now, CancellationToken cancellation) =>
        ValueTask.FromResult(rows.Where(row => ZoneMoves.Replanned(row.Conference, word, now) != row.Conference));

    protected override Task TellAsync(ConferenceId conference, string word) => _grains.ZonedConference(conference).ReplanAsync(word);
}
