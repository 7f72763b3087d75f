using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.V1;
using ChatMember = Sferum.Grains.Chats.ChatMember;
using Person = Sferum.Grains.Schools.Person;

namespace Sferum.GrpcHost.Chats;

/// <summary>The members of a chat with their names, to be filtered, sorted and shown (B8, B10, B16).</summary>
internal sealed class MemberList
{
    private static readonly StringComparer Russian =
        StringComparer.Create(CultureInfo.GetCultureInfo("ru-RU"), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private readonly IGrainFactory _grains;
    private readonly IReadOnlyList<MemberRow> _rows;

    private MemberList(IGrainFactory grains, IReadOnlyList<MemberRow> rows) => (_grains, _rows) = (grains, rows);

    /// <summary>Rows that are left.</summary>
    internal int Count => _rows.Count;

    /// <summary>Puts members and people together.</summary>
    internal static async Task<MemberList> ReadAsync(
        IGrainFactory grains, SchoolId school, IReadOnlyList<ChatMember> members, CancellationToken cancellation)
    {
        var people = await new SchoolNames(grains, school).ReadAsync([.. members.Select(member => member.Account)], cancellation);
        var known = people.ToDictionary(person => person.Account);
        return new MemberList(grains, [.. members.Select(member => new MemberRow(member, known.GetValueOrDefault(member.Account)))]);
    }

    /// <summary>The rows that a request means.</summary>
    internal MemberList Filter(ListChatMembersRequest request, string text)
    {
        var words = SearchWords.Of(text);
        return new(_grains, [.. _rows.Where(row => Fits(row, request) && SearchWords.Matches(row.DisplayName, words))]);
    }

    /// <summary>The rows in an order; ties by account, so that pages never overlap.</summary>
    internal MemberList Order(MemberOrder order)
    {
        var byRole = order.RoleDescending
            ? _rows.OrderByDescending(row => order.ByRole ? row.Member.Role : default)
            : _rows.OrderBy(row => order.ByRole ? row.Member.Role : default);
        var byName = order.NameDescending
            ? byRole.ThenByDescending(row => row.DisplayName, Russian)
            : byRole.ThenBy(row => row.DisplayName, Russian);
        return new(_grains, [.. byName.ThenBy(row => row.Member.Account.Segment, StringComparer.Ordinal)]);
    }

    /// <summary>The rows after so many.</summary>
    internal IEnumerable<MemberRow> Skip(int count) => _rows.Skip(count);

    /// <summary>The rows of a page as the contract has them.</summary>
    internal async Task<IReadOnlyList<V1.ChatMember>> ToProtoAsync(ChatSnapshot chat, IReadOnlyList<MemberRow> page, CancellationToken cancellation)
    {
        var titles = await GroundTitles.ReadAsync(_grains, chat, page.SelectMany(row => row.Member.Grounds), cancellation);
        return [.. page.Select(row => row.ToProto(titles))];
    }

    private static bool Fits(MemberRow row, ListChatMembersRequest request) =>
        (request.ShowRemoved || !row.Member.RemovedByHand)
        && (request.Kind == PersonKind.Unspecified || row.Kinds.Contains(request.Kind))
        && (request.Role == MemberRole.Unspecified || (int)request.Role == (int)row.Member.Role)
        && (!request.HasBlocked || request.Blocked == row.Blocked)
        && (request.LinkState == LinkState.Unspecified || (int)request.LinkState == (int)row.Member.Link)
        && (request.PlatformState == V1.MemberPlatformState.Unspecified || (int)request.PlatformState == (int)row.Member.Platform);
}

/// <summary>A member with a name.</summary>
/// <param name="Member">The member.</param>
/// <param name="Person">The person; null when no longer in the school.</param>
internal sealed record MemberRow(ChatMember Member, Person? Person)
{
    /// <summary>«Фамилия Имя Отчество».</summary>
    internal string DisplayName => Person?.Name.Display ?? "";

    /// <summary>«Заблокирован»: the roster knows it first.</summary>
    internal bool Blocked => Person?.Blocked ?? Member.Blocked;

    /// <summary>What the person is in the school.</summary>
    internal IEnumerable<PersonKind> Kinds => Person is { Kinds: var kinds } ? Of(kinds) : [];

    /// <summary>The kinds as the contract has them.</summary>
    internal static IEnumerable<PersonKind> Of(PersonKinds kinds)
    {
        if (kinds.HasFlag(PersonKinds.Staff))
        {
            yield return PersonKind.Staff;
        }

        if (kinds.HasFlag(PersonKinds.Student))
        {
            yield return PersonKind.Student;
        }

        if (kinds.HasFlag(PersonKinds.Parent))
        {
            yield return PersonKind.Parent;
        }
    }
}
