namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>
/// Keeps in mind that a new title may have been given there without our knowing: the call may be under way, or its answer may have died with the process, when the wish goes back to the title
/// that was there before. That title is asked for once more.
/// </summary>
internal static class TitleDoubts
{
    /// <summary>The state after a change, with the doubt that the change leaves.</summary>
    public static ChatState Kept(ChatState before, ChatState after)
    {
        var perhapsGiven = after.There.Chat is not null && ChatDifference.Renaming(before) is { Needed: true, From: null };
        var isBack = perhapsGiven && !string.Equals(before.Facts.Title, after.Facts.Title, StringComparison.Ordinal) && !ChatDifference.Renaming(after).Needed;
        return isBack ? after with { There = after.There with { Title = "" } } : after;
    }
}
