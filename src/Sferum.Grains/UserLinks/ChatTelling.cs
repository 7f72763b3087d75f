using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>Tells chats where a link stands: a few at a time, each on its own, so that one that fails holds up nobody.</summary>
internal sealed class ChatTelling(AccountId account, IGrainFactory grains)
{
    /// <summary>Chats told between two notes in the row.</summary>
    public const int BatchSize = 256;

    private const int AtOnce = 32;

    /// <summary>Tells the first chats that do not know yet; gives those that do now, and whether others are left.</summary>
    public async Task<TellingResult> TellAsync(UserLinkState state)
    {
        ChatId[] untold = [.. state.Chats.Where(c => c.Told < state.StandingVersion).Select(c => c.Chat).Take(BatchSize)];
        var told = new List<ChatId>(untold.Length);
        foreach (var chats in untold.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(chats.Select(chat => TryTellAsync(chat, state)));
            told.AddRange(chats.Where((_, place) => answers[place]));
        }

        return new TellingResult(told, untold.Length - told.Count);
    }

    private async Task<bool> TryTellAsync(ChatId chat, UserLinkState state)
    {
        try
        {
            await grains.Chat(chat).LinkChangedAsync(account, UserLinkRules.Standing(state, chat.School));
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // It stays owed; the chat's own silo has logged why.
            return false;
        }
    }
}

/// <summary>Who was told.</summary>
/// <param name="Told">Chats that know.</param>
/// <param name="Failed">How many could not be told.</param>
internal sealed record TellingResult(IReadOnlyList<ChatId> Told, int Failed);
