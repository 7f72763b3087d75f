using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>Answers why somebody is in a chat, or is not: what the chat knows, with the names of people, classes and groups, and the same in words.</summary>
internal sealed class MembershipExplaining(IGrainFactory grains, CallLanguage language)
{
    /// <summary>The answer.</summary>
    internal async Task<ExplainMembershipResponse> AnswerAsync(MembershipReading reading, AccountId account, CancellationToken cancellation)
    {
        var school = grains.School(reading.Chat.Id.School).GetAsync(cancellation);
        var titles = await GroundTitles.ReadAsync(grains, reading.Chat, [.. reading.RosterGrounds, .. reading.Member?.Grounds ?? []], cancellation);
        var people = await new SchoolNames(grains, reading.Chat.Id.School).ReadAsync([account], cancellation);
        var person = people.Count > 0 ? people[0] : null;
        var words = new ExplanationWords(language, new SchoolDates((await school).Value?.TimeZone, language), titles);
        var response = new ExplainMembershipResponse
        {
            IsMember = reading.IsMember,
            Member = reading.Member is { } member ? new MemberRow(member, person).ToProto(titles) : null,
            Explanation = words.Of(reading, isInSchool: person is not null),
        };
        response.RosterGrounds.AddRange(ChatMemberMapping.ToProto(reading.RosterGrounds, titles));
        return response;
    }
}
