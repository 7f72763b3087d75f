using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>A look at rows on disk, and at the chats on the Sferum side that they mean.</summary>
internal sealed class HistorySides(Deployment deployment)
{
    /// <summary>All chats on the Sferum side.</summary>
    public IReadOnlyList<FakeChat> Chats => deployment.Messenger.Inner.Chats();

    public ChatState? RowOf(ChatId chat) => Row<ChatState>("chat", chat.Key);

    public UserLinkState? LinkOf(string account) => Row<UserLinkState>("user-link", new AccountId(account).Key);

    /// <summary>The chat there that a row means, by the id that its driver knows; null: none.</summary>
    public FakeChat? ThereOf(ChatId chat) => ThereOf(RowOf(chat));

    public FakeChat? ThereOf(ChatState? row) =>
        row?.There is { Chat: { } id, OwnerUser: var driver } ? Chats.FirstOrDefault(there => there.IdFor(driver) == id) : null;

    private T? Row<T>(string type, string key)
        where T : class, IDurableState => (deployment.Disk.Read(type, key).State as StoredState<T>)?.State;
}
