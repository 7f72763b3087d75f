using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>What a list shows of a chat beside its facts, counted once for each change.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatListing")]
internal sealed record ChatListing
{
    [Id(0)] public int MemberCount { get; init; }

    [Id(1)] public int JoinedCount { get; init; }

    [Id(2)] public ImmutableArray<AccountId> Administrators { get; init; } = [];

    [Id(3)] public int AdministratorCount { get; init; }

    [Id(4)] public ChatPlatformState Platform { get; init; } = ChatPlatformState.Waiting;

    [Id(5)] public PlatformTrouble Trouble { get; init; }

    public bool Equals(ChatListing? other) =>
        other is not null
        && (MemberCount, JoinedCount, AdministratorCount, Platform, Trouble)
            == (other.MemberCount, other.JoinedCount, other.AdministratorCount, other.Platform, other.Trouble)
        && Administrators.AsSpan().SequenceEqual(other.Administrators.AsSpan());

    public override int GetHashCode() => HashCode.Combine(MemberCount, JoinedCount, AdministratorCount, Platform, Trouble);
}
