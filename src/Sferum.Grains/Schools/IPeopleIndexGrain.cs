using Orleans.Concurrency;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools;

/// <summary>The people of a school, for picking lists and for the names in every other list. Key: the school.</summary>
[Alias("sferum.IPeopleIndexGrain")]
public interface IPeopleIndexGrain : IGrainWithStringKey
{
    /// <summary>Everybody, in no order.</summary>
    [Alias("All"), AlwaysInterleave]
    Task<IReadOnlyList<Person>> ReadAllAsync(CancellationToken cancellation);

    /// <summary>Those of these accounts who are in the school, in the order asked for.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<IReadOnlyList<Person>> GetAsync(IReadOnlyList<AccountId> accounts, CancellationToken cancellation);

    /// <summary>A page of people.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<PeoplePage> ListAsync(PeopleQuery query, CancellationToken cancellation);

    /// <summary>Puts people in, or in another form, and takes people out; durable when answered. Idempotent.</summary>
    [Alias("Change")]
    Task ChangeAsync(PeopleChange change);

    /// <summary>
    /// Takes where somebody's link stands; durable when answered. Idempotent; an older version changes nothing. Kept also for somebody who is not in the index yet; forgotten
    /// when that person is taken out.
    /// </summary>
    [Alias("NoteLink"), AlwaysInterleave]
    Task NoteLinkAsync(AccountId account, LinkState link, long version);
}

/// <summary>A change of the index.</summary>
/// <param name="Put">People as they are now.</param>
/// <param name="Removed">People who are no longer in the school.</param>
[GenerateSerializer, Immutable, Alias("sferum.PeopleChange")]
public sealed record PeopleChange([property: Id(0)] IReadOnlyList<Person> Put, [property: Id(1)] IReadOnlyList<AccountId> Removed);
