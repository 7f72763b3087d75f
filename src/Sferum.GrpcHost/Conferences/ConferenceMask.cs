using Sferum.Grains.Conferences;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>What an UpdateConference changes.</summary>
internal static class ConferenceMask
{
    private static readonly Dictionary<string, ConferenceFields> Known = new()
    {
        ["title"] = ConferenceFields.Title,
        ["type"] = ConferenceFields.Type,
        ["chat"] = ConferenceFields.Chat,
        ["lesson"] = ConferenceFields.Lesson,
        ["date"] = ConferenceFields.Date,
        ["local_start"] = ConferenceFields.LocalStart,
        ["local_end"] = ConferenceFields.LocalEnd,
    };

    /// <summary>The fields that a request names; without a mask, those that are set.</summary>
    internal static Outcome<ConferenceFields> Of(UpdateConferenceRequest request)
    {
        if (request.UpdateMask is not { Paths.Count: > 0 } mask)
        {
            return Set(request.Conference);
        }

        return mask.Paths.FirstOrDefault(path => !Known.ContainsKey(path)) is { } wrong
            ? Refusal.Of(RefusalReason.UpdateMaskInvalid, "update_mask") with { Facts = new Dictionary<string, string> { ["path"] = wrong } }
            : mask.Paths.Aggregate(ConferenceFields.None, (fields, path) => fields | Known[path]);
    }

    /// <summary>Why a field that is cleared cannot be empty; null when none is.</summary>
    internal static Refusal? WhyEmpty(ConferenceFields fields, Conference conference) =>
        fields.HasFlag(ConferenceFields.Type) && conference.Type == V1.ConferenceType.Unspecified ? Refusal.Of(RefusalReason.FieldRequired, "conference.type")
        : fields.HasFlag(ConferenceFields.Chat) && conference.Chat.Length == 0 ? Refusal.Of(RefusalReason.FieldRequired, "conference.chat")
        : null;

    private static ConferenceFields Set(Conference conference) =>
        When(conference.Title.Length > 0, ConferenceFields.Title)
        | When(conference.Type != V1.ConferenceType.Unspecified, ConferenceFields.Type)
        | When(conference.Chat.Length > 0, ConferenceFields.Chat)
        | When(conference.Lesson.Length > 0, ConferenceFields.Lesson)
        | When(conference.Date is not null, ConferenceFields.Date)
        | When(conference.LocalStart is not null, ConferenceFields.LocalStart)
        | When(conference.LocalEnd is not null, ConferenceFields.LocalEnd);

    private static ConferenceFields When(bool set, ConferenceFields field) => set ? field : ConferenceFields.None;
}
