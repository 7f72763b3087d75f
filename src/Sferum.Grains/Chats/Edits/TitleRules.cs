using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What a title may be (B6, B11).</summary>
internal static class TitleRules
{
    private const string Field = "chat.title";

    /// <summary>Why a title cannot be saved; null when it can.</summary>
    public static Refusal? WhyNot(string title) => title switch
    {
        _ when string.IsNullOrWhiteSpace(title) => Refusal.Of(RefusalReason.FieldRequired, Field),
        _ when !TextForm.IsClean(title) => Refusal.Of(RefusalReason.TextHasControlCharacters, Field),
        _ when !TextLength.Fits(title.Trim(), ChatLimits.Title) => Refusal.Of(RefusalReason.TextTooLong, Field) with
        {
            Facts = new Dictionary<string, string> { ["limit"] = ChatLimits.Title.ToString(CultureInfo.InvariantCulture) },
        },
        _ => null,
    };

    /// <summary>The facts with a title given by hand. The roster's own title, which a window sends back as it was filled in, goes on following the roster.</summary>
    public static ChatFacts Titled(ChatFacts facts, string title) =>
        facts with { HandTitle = string.Equals(title.Trim(), facts.FollowedTitle, StringComparison.Ordinal) ? null : title.Trim() };
}
