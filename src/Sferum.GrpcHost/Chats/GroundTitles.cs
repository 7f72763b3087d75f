using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Chats;

/// <summary>Says what grounds come from, in words: the class's or group's title, the child's name, the name of who added somebody.</summary>
internal sealed class GroundTitles
{
    private readonly Dictionary<string, string> _titles;

    private GroundTitles(Dictionary<string, string> titles) => _titles = titles;

    /// <summary>Reads the words for grounds in a chat.</summary>
    internal static async Task<GroundTitles> ReadAsync(
        IGrainFactory grains, ChatSnapshot chat, IEnumerable<GroundSince> grounds, CancellationToken cancellation)
    {
        AccountId[] people = [.. grounds.Select(since => AccountId.TryParse(since.Ground.Resource, out var account) ? account : default).Where(account => account != default).Distinct()];
        var titles = (await new SchoolNames(grains, chat.Id.School).OfAsync(people, cancellation)).ToDictionary(name => name.Key.Name, name => name.Value);
        if (chat.Class is { } schoolClass)
        {
            titles[schoolClass.Name] = chat.ClassTitle;
        }

        if (chat.Group is { } group)
        {
            titles[group.Name] = (await grains.SubjectGroup(group).GetAsync(cancellation)).Value?.Group.Title ?? chat.ClassTitle;
        }

        return new GroundTitles(titles);
    }

    /// <summary>The words for a ground; empty where there are none.</summary>
    internal string Of(Ground ground) => _titles.GetValueOrDefault(ground.Resource, "");
}
