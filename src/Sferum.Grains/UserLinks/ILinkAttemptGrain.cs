using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks;

/// <summary>Finds the account of an attempt by the text that comes with a browser: the ticket of the start page, the state of the return. Key: a hash of that text.</summary>
[Alias("sferum.ILinkAttemptGrain")]
public interface ILinkAttemptGrain : IOwesWork
{
    /// <summary>Notes whose attempt it is; forgotten some time after the expiry.</summary>
    [Alias("Note")]
    Task NoteAsync(AccountId account, DateTimeOffset expireTime);

    /// <summary>Whose attempt it is. Refused: LinkStateUnknown.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<Outcome<AccountId>> FindAsync(CancellationToken cancellation);
}
