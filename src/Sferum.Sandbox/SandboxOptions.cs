using System.Net;

namespace Sferum.Sandbox;

/// <summary>How a sandbox is set up. Standing alone it reads these from <c>Sandbox:*</c> of the environment and the command line.</summary>
public sealed class SandboxOptions
{
    /// <summary>The address to listen on; anything that is not loopback is refused.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; set; } = 5083;

    /// <summary>Where the world is kept; made if it is missing, held by one sandbox at a time.</summary>
    public string DataDirectory { get; set; } = Path.Combine("data", "sandbox");

    /// <summary>The one application that VK ID knows.</summary>
    public string ClientId { get; set; } = "54000001";

    /// <summary>
    /// Where VK ID may send a browser back to. A loopback entry is a prefix (any port if it names none); any other must match exactly.
    /// </summary>
    public IList<string> RedirectUris { get; init; } = [];

    /// <summary>How long every call of the API takes at least.</summary>
    public TimeSpan ApiLatency { get; set; } = TimeSpan.Zero;

    /// <summary>Requests of one user token within any one second; 0 means no limit.</summary>
    public int RequestsPerSecond { get; set; } = 3;

    /// <summary>Requests of one community token within any one second; 0 means no limit.</summary>
    public int CommunityRequestsPerSecond { get; set; } = 20;

    /// <summary>Members that fit in a chat.</summary>
    public int MaxChatMembers { get; set; } = 10_000;

    /// <summary>Characters that fit in a chat's title.</summary>
    public int MaxTitleLength { get; set; } = 128;

    /// <summary>How long an authorization code may be exchanged.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>How long an access token lives.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(3600);

    /// <summary>How long a refresh token lives, if it is not used.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Throws what is wrong, in words.</summary>
    internal void Check()
    {
        if (!IPAddress.TryParse(Address, out var address) || !IPAddress.IsLoopback(address))
            throw new SandboxRefusedException($"The sandbox listens on loopback only, not on '{Address}'.");
        if (Port is < 0 or > 65535)
            throw new SandboxRefusedException($"'{Port}' is not a port.");
        if (string.IsNullOrWhiteSpace(DataDirectory) || string.IsNullOrWhiteSpace(ClientId))
            throw new SandboxRefusedException("DataDirectory and ClientId must be set.");
    }
}
