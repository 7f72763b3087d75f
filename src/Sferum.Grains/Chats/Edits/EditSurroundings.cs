using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What a chat reads of other grains before an edit of it is decided. Nothing of it is kept.</summary>
internal sealed class EditSurroundings(IGrainFactory grains, SchoolId id)
{
    /// <summary>What the making of a chat has to know; refused when there is no such school or group.</summary>
    public async Task<Outcome<EditFacts>> OfAsync(CreateChat command, CancellationToken cancellation)
    {
        var school = grains.School(id).GetAsync(cancellation);
        var chats = grains.ChatRegistry(id).ListAsync(new ChatQuery { Take = 0 }, cancellation);
        var source = await SourceAsync(command.Type, command.Group, "chat.", cancellation);
        var known = await school;
        var count = (await chats).Total;
        if (known.IsRefused)
        {
            return known.Refusal with { Field = "parent" };
        }

        if (known.Value.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        if (source.IsRefused)
        {
            return source.Refusal;
        }

        var people = command.Members.Set.Select(input => input.Account).Concat(source.Value.Members.Select(member => member.Account));
        return new EditFacts { Settings = known.Value.Settings, People = await PeopleAsync(people, command.Actor, cancellation), Source = source.Value, ChatCount = count };
    }

    /// <summary>What another edit has to know.</summary>
    /// <param name="people">Who might come into the chat by it.</param>
    /// <param name="actor">The acting person.</param>
    /// <param name="cancellation">The caller is gone.</param>
    public async Task<EditFacts> OfAsync(IEnumerable<AccountId> people, AccountId? actor, CancellationToken cancellation)
    {
        var school = grains.School(id).GetAsync(cancellation);
        var known = await PeopleAsync(people, actor, cancellation);
        return new EditFacts { Settings = (await school).Value?.Settings ?? new SchoolSettings(), People = known };
    }

    /// <summary>What the roster says about a chat that is made by hand. Refused: NotFound.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="group">Its group.</param>
    /// <param name="fields">The path before the fields of the request that say so.</param>
    /// <param name="cancellation">The caller is gone.</param>
    public async Task<Outcome<ChatSource>> SourceAsync(ChatType type, GroupId? group, string fields, CancellationToken cancellation)
    {
        if (ChatCreationRules.WhyNoSuch(type, group, fields) is { } refusal)
        {
            return refusal;
        }

        if (group is { } known && known.School != id)
        {
            return Refusal.Of(RefusalReason.NotFound, $"{fields}group");
        }

        var source = group is { } own ? await grains.SubjectGroup(own).GetSourceAsync(cancellation) : await grains.School(id).GetOtherSourceAsync(cancellation);
        return source.IsRefused ? source.Refusal with { Field = group is null ? "parent" : $"{fields}group" } : source;
    }

    /// <summary>People of the school.</summary>
    public async Task<IReadOnlyDictionary<AccountId, Person>> PeopleAsync(IEnumerable<AccountId> accounts, AccountId? actor, CancellationToken cancellation)
    {
        AccountId[] named = [.. (actor is { } account ? accounts.Append(account) : accounts).Distinct()];
        return named.Length == 0 ? new Dictionary<AccountId, Person>() : (await grains.PeopleIndex(id).GetAsync(named, cancellation)).ToDictionary(person => person.Account);
    }
}
