using System.Runtime.CompilerServices;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Conferences;
using Sferum.V1;
using ConferenceParticipant = Sferum.Grains.Conferences.ConferenceParticipant;

namespace Sferum.GrpcHost.Operations.Exports;

/// <summary>The conferences of a school with those participants who were set by hand; all others follow the chat.</summary>
internal sealed class ConferenceExport(IGrainFactory grains, SchoolId school)
{
    private const int ConferencesAtOnce = 100;

    internal async IAsyncEnumerable<ExportSchoolResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += ConferencesAtOnce)
        {
            var page = (await grains.ConferenceCatalog(school).ListAsync(new ConferenceQuery { Skip = skip, Take = ConferencesAtOnce }, cancellation)).Value;
            total = page?.Total ?? 0;
            foreach (var view in page?.Conferences ?? [])
            {
                await foreach (var piece in ReadAsync(view, cancellation))
                {
                    yield return new ExportSchoolResponse { Conference = piece };
                }
            }
        }
    }

    private async IAsyncEnumerable<ExportedConference> ReadAsync(ConferenceView view, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var byHand = view.Conference.ParticipantsEdited ? await ByHandAsync(view.Conference.Id, cancellation) : [];
        var proto = ConferenceMapping.Of(view, viewer: null);
        for (var skip = 0; skip == 0 || skip < byHand.Count; skip += SchoolExport.PageSize)
        {
            yield return new ExportedConference { Conference = proto, Participants = { byHand.Skip(skip).Take(SchoolExport.PageSize).Select(ConferenceMapping.Of) } };
        }
    }

    private async Task<List<ConferenceParticipant>> ByHandAsync(ConferenceId id, CancellationToken cancellation)
    {
        var byHand = new List<ConferenceParticipant>();
        for (var (skip, total) = (0, 1); skip < total; skip += SchoolExport.PageSize)
        {
            var page = (await grains.Conference(id).ListParticipantsAsync(new ParticipantQuery { ShowRemoved = true, Skip = skip, Take = SchoolExport.PageSize }, cancellation)).Value;
            total = page?.Total ?? 0;
            byHand.AddRange((page?.Participants ?? []).Where(participant => participant.AddedByHand || participant.RemovedByHand));
        }

        return byHand;
    }
}
