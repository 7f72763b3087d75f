using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Registry;

/// <summary>A part of a school's list of chats, so that a change writes a few rows and not thousands. Key: the school and the part's number.</summary>
[Alias("sferum.IChatSegmentGrain")]
internal interface IChatSegmentGrain : IOwesWork
{
    /// <summary>The part's rows.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<IReadOnlyList<ChatSnapshot>> ReadAsync();

    /// <summary>Puts a row in; durable when answered. Idempotent; an older revision changes nothing. Answers the row that stands.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task<ChatSnapshot> PutAsync(ChatSnapshot row);
}
