using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Chats;

/// <summary>Names of people of a school, as its people index has them.</summary>
internal sealed class SchoolNames(IGrainFactory grains, SchoolId school)
{
    /// <summary>«Фамилия Имя Отчество» of the administrators that a list of chats shows.</summary>
    internal Task<IReadOnlyDictionary<AccountId, string>> OfAdministratorsAsync(IReadOnlyList<ChatSnapshot> chats, CancellationToken cancellation) =>
        OfAsync([.. chats.SelectMany(chat => chat.Administrators).Distinct()], cancellation);

    /// <summary>«Фамилия Имя Отчество» of accounts; those who are no longer in the school have none.</summary>
    internal async Task<IReadOnlyDictionary<AccountId, string>> OfAsync(IReadOnlyList<AccountId> accounts, CancellationToken cancellation) =>
        (await ReadAsync(accounts, cancellation)).ToDictionary(person => person.Account, person => person.Name.Display);

    /// <summary>The people behind accounts.</summary>
    internal async Task<IReadOnlyList<Person>> ReadAsync(IReadOnlyList<AccountId> accounts, CancellationToken cancellation) =>
        accounts.Count == 0 ? [] : await grains.PeopleIndex(school).GetAsync(accounts, cancellation);
}
