using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.Schools;

/// <summary>Who may edit a school: ES decides, unless the school wants it checked here (<c>enforce_person_rights</c>); then staff may.</summary>
internal static class ActingPerson
{
    internal static async Task DemandAsync(IGrainFactory grains, SchoolId school, AccountId? actor, ServerCallContext context)
    {
        var known = await grains.School(school).GetAsync(CallCancellation.Of(context));
        if (known.Value?.Settings.EnforcePersonRights != true)
        {
            return;
        }

        if (actor is not { } account)
        {
            throw RefusalStatus.Of(Refusal.Of(RefusalReason.ActingAccountRequired, "acting_account"), AcceptLanguage.Of(context));
        }

        var people = await grains.PeopleIndex(school).GetAsync([account], CallCancellation.Of(context));
        if (people is not [{ } person] || !person.Kinds.HasFlag(PersonKinds.Staff) || person.Blocked)
        {
            throw RefusalStatus.Of(Refusal.Of(RefusalReason.PersonMayNotEdit, "acting_account"), AcceptLanguage.Of(context));
        }
    }
}
