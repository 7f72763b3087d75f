using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Chats;

/// <summary>Says what grounds come from, in words: the class's title, the child's name.</summary>
internal sealed class GroundTitles
{
    private readonly Dictionary<string, string> _titles;

    private GroundTitles(Dictionary<string, string> titles) => _titles = titles;

    /// <summary>Reads the words for the rows of a page.</summary>
    internal static async Task<GroundTitles> ReadAsync(
        IGrainFactory grains, ChatId chat, IReadOnlyList<MemberRow> page, CancellationToken cancellation)
    {
        var grounds = page.SelectMany(row => row.Member.Grounds).Select(since => since.Ground).ToArray();
        var children = grounds.Where(ground => ground.Kind == GroundKind.ParentOfStudent)
            .Select(ground => AccountId.TryParse(ground.Resource, out var child) ? child : default)
            .Where(child => child != default).Distinct().ToArray();
        var titles = (await new SchoolNames(grains, chat.School).OfAsync(children, cancellation)).ToDictionary(name => name.Key.Name, name => name.Value);
        var own = await grains.Chat(chat).GetAsync(cancellation);
        foreach (var resource in new[] { own.Value?.Class?.Name, own.Value?.Group?.Name }.OfType<string>())
        {
            titles[resource] = own.Value!.ClassTitle;
        }

        return new GroundTitles(titles);
    }

    /// <summary>The words for a ground; empty where there are none.</summary>
    internal string Of(Ground ground) => _titles.GetValueOrDefault(ground.Resource, "");
}
