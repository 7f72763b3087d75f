namespace Sferum.Silo.VkPlatform;

/// <summary>Where the Sferum side is and who this deployment is to it. The sandbox and VK itself differ in these settings only. Checked at start.</summary>
public sealed class VkPlatformOptions
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:VkPlatform";

    /// <summary>Base address of VK ID, say <c>https://id.vk.com/</c>. Absolute; <c>http</c> on loopback only. Required.</summary>
    public Uri? IdBaseAddress { get; set; }

    /// <summary>Base address of the VK API, say <c>https://api.vk.com/</c>. Absolute; <c>http</c> on loopback only. Required.</summary>
    public Uri? ApiBaseAddress { get; set; }

    /// <summary>Version of the VK API that is spoken: two numbers with a dot. Default 5.199.</summary>
    public string ApiVersion { get; set; } = "5.199";

    /// <summary>The application's id at VK ID. Required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Where VK ID sends the browser back to; registered there. Absolute; <c>http</c> on loopback only. Required.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>Where a linked person goes to use the messenger. Absolute; <c>http</c> on loopback only. Required.</summary>
    public Uri? LaunchAddress { get; set; }

    /// <summary>What a person is asked to agree to, separated by spaces. Default <c>vkid.personal_info</c>: id and name, no phone, no mail.</summary>
    public string Scope { get; set; } = "vkid.personal_info";

    /// <summary>
    /// Errors, separated by spaces, with which VK ID sends a browser back whose person has no educational profile and made none (A3). VK documents no such error. Default
    /// <c>account_selection_required</c>, OpenID Connect's name for a person who has not chosen whom to sign in as.
    /// </summary>
    public string NoProfileErrors { get; set; } = "account_selection_required";

    /// <summary>Requests within any one second with one administrator's token, 1..20. Default 3, VK's limit of a user's token.</summary>
    public int RequestsPerSecond { get; set; } = 3;

    /// <summary>Calls that fit in one request, 1..25. Default 25, VK's limit of <c>execute</c>.</summary>
    public int CallsPerRequest { get; set; } = 25;

    /// <summary>How long a connection may take to open; nothing has been sent by then. Default 3 s, at most the request's time-out.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one request may take, connection and answer included, 100 ms..2 min. Default 10 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest answer that is read, in bytes, 1 KB..16 MB. Default 2 MB: a page of 1000 members takes about 200 KB.</summary>
    public int MaxAnswerBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// How long nothing is sent to a host that failed most of at least 20 requests within 30 s, 500 ms..5 min. Default 5 s.
    /// One host serves all schools, so the circuit is the host's, not a token's: a token's troubles are the lane's affair.
    /// </summary>
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(5);
}
