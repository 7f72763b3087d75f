using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.World;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Requests per token since the start: by owner, since a token itself is never shown.</summary>
internal sealed class TrafficSection(RateLimiter limiter, SandboxWorld world) : ISection
{
    public string Path => "/pages/traffic";

    public string Title => "Traffic";

    public Markup Show(IQueryCollection query)
    {
        var (tokens, links) = Pager.Of(query, Path, [.. limiter.Traffic.OrderByDescending(token => token.Accepted + token.Refused).ThenBy(token => token.OwnerId)]);
        return world.Read(state => Markup.Of($"""
            {Table.Of(["Token of", "Accepted", "Refused (6)"], tokens.Select(token => Row(state, token)), "No request with a token since the sandbox started.")}
            {links}
            """));
    }

    private static Markup[] Row(WorldState state, TokenTraffic token) =>
        [Markup.Of($"{PersonText.Of(state, token.OwnerId)}"), Markup.Of($"{token.Accepted}"), Markup.Of($"{token.Refused}")];
}
