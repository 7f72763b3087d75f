using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>
/// Tells every chat of type «Другое» of a school who its administrator is: some at a time, so that the school's other work is not held up by thousands of chats. What was told is kept in
/// memory alone: after a crash it begins anew, and chats that know change nothing. A chat that is saved meanwhile asks for itself once it is in the registry.
/// </summary>
internal sealed class OtherChatTelling(IGrainFactory grains, SchoolId school)
{
    private const int AtOnce = 16;

    private const int InStep = 128;

    private static readonly ChatQuery Others = new() { Types = [ChatType.Other], Take = int.MaxValue };

    private readonly HashSet<ChatId> _told = [];
    private long _version;

    /// <summary>Tells some chats; true when none is left.</summary>
    public async Task<bool> TellAsync(ChatSource source, CancellationToken cancellation)
    {
        if (_version != source.Version)
        {
            _told.Clear();
            _version = source.Version;
        }

        var chats = (await grains.ChatRegistry(school).ListAsync(Others, cancellation)).Chats;
        ChatId[] untold = [.. chats.Select(c => c.Id).Where(c => !_told.Contains(c))];
        await FanOut.ForEachAsync([.. untold.Take(InStep)], AtOnce, chat => TellAsync(chat, source), cancellation);
        return untold.Length <= InStep;
    }

    private async Task TellAsync(ChatId chat, ChatSource source)
    {
        await grains.Chat(chat).SetSourceAsync(source with { OnlyIfExists = true });
        _told.Add(chat);
    }
}
