using Orleans.Concurrency;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>A chat, for erasures.</summary>
[Alias("sferum.IErasedChatGrain")]
internal interface IErasedChatGrain : IGrainWithStringKey
{
    /// <summary>What is left of somebody in the chat on the Sferum side.</summary>
    [Alias("Remains"), AlwaysInterleave]
    Task<ChatRemains> ReadRemainsAsync(AccountId account);

    /// <summary>The school is erased: the chat is deleted, whatever its type, and closed on the Sferum side behind the answer. Answers what is left of it there. Idempotent.</summary>
    [Alias("End"), AlwaysInterleave]
    Task<ChatRemains> EndAsync();
}

/// <summary>What is left on the Sferum side.</summary>
/// <param name="IsThere">Whether anything is.</param>
/// <param name="Trouble">What holds it up; None: it is on its way.</param>
/// <param name="Drives">Whether the person drives the chat.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatRemains")]
internal sealed record ChatRemains([property: Id(0)] bool IsThere, [property: Id(1)] PlatformTrouble Trouble, [property: Id(2)] bool Drives)
{
    /// <summary>Nothing.</summary>
    public static ChatRemains Nothing { get; } = new(IsThere: false, PlatformTrouble.None, Drives: false);
}
