using Sferum.Grains.Chats;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>Says in a few sentences why somebody is in a chat, or is not, and where they are on the Sferum side.</summary>
internal sealed class ExplanationWords(CallLanguage language, SchoolDates dates, GroundTitles titles)
{
    // Grounds that are named; a parent of many children has more.
    private const int NamedGrounds = 5;

    private static readonly Phrase Member = new("Участник чата: {grounds}.", "A member of the chat: {grounds}.");

    private static readonly Phrase Removed = new("Не участник чата: удаление вручную, {date}.", "Not a member of the chat: removed by hand on {date}.");

    private static readonly Phrase Overruled = new("По данным школы: {grounds}.", "By the school's data: {grounds}.");

    private static readonly Phrase Stranger = new("Не участник чата. {circle}", "Not a member of the chat. {circle}");

    private static readonly Phrase Outsider = new("Не участник чата: не относится к этой школе.", "Not a member of the chat: does not belong to this school.");

    private static readonly Phrase RoleByHand = new("Роль в чате назначена вручную.", "The role in the chat was set by hand.");

    private static readonly Phrase Since = new("{ground} (с {date})", "{ground} (since {date})");

    private static readonly Phrase More = new("{grounds} и ещё {count}", "{grounds} and {count} more");

    /// <summary>The sentences.</summary>
    internal string Of(MembershipReading reading, bool isInSchool) => string.Join(' ', Sentences(reading, isInSchool));

    private IEnumerable<string> Sentences(MembershipReading reading, bool isInSchool)
    {
        if (reading.Member is not { } member)
        {
            yield return isInSchool
                ? Stranger.In(language, ("circle", GroundPhrases.CircleOf(reading.Chat.Type).In(language)))
                : Outsider.In(language);
            yield break;
        }

        yield return reading.IsMember ? Member.In(language, ("grounds", Grounds(member.Grounds))) : Removed.In(language, ("date", Date(member.RemovedSince)));
        if (!reading.IsMember && reading.RosterGrounds.Count > 0)
        {
            yield return Overruled.In(language, ("grounds", Grounds(reading.RosterGrounds)));
        }

        if (reading.IsMember && member.RoleByHand)
        {
            yield return RoleByHand.In(language);
        }

        yield return PlatformPhrases.Of(member).In(language);
    }

    private string Grounds(IReadOnlyList<GroundSince> grounds)
    {
        var named = string.Join("; ", grounds.Take(NamedGrounds).Select(Ground));
        return grounds.Count <= NamedGrounds ? named : More.In(language, ("grounds", named), ("count", $"{grounds.Count - NamedGrounds}"));
    }

    private string Ground(GroundSince since)
    {
        var title = titles.Of(since.Ground);
        var ground = GroundPhrases.Of(since.Ground.Kind, title.Length > 0).In(language, ("title", title));
        return Since.In(language, ("ground", ground), ("date", dates.Of(since.Since)));
    }

    private string Date(DateTimeOffset? moment) => moment is { } known ? dates.Of(known) : "…";
}
