using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>A chat in the list, with what sorting and searching ask again and again.</summary>
internal sealed class ChatRow(ChatSnapshot chat)
{
    /// <summary>The row.</summary>
    public ChatSnapshot Chat { get; } = chat;

    /// <summary>The title's place in the order.</summary>
    public byte[] Title { get; } = RussianOrder.KeyOf(chat.Title);

    /// <summary>The class title's place in the order.</summary>
    public byte[] ClassTitle { get; } = RussianOrder.KeyOf(chat.ClassTitle);

    /// <summary>The subject's place in the order.</summary>
    public byte[] Subject { get; } = RussianOrder.KeyOf(chat.Subject);

    /// <summary>The subject as it is searched.</summary>
    public string FoldedSubject { get; } = TextFolding.Fold(chat.Subject);

    /// <summary>The title's words as they are searched.</summary>
    public string[] Words { get; } = TitleWords.Of(chat.Title);
}
