using System.Globalization;
using Sferum.Testing.Sandbox;

namespace Sferum.Testing.Processes;

/// <summary>The sandbox in a process of its own.</summary>
public sealed class SandboxProcess : RestartableProcess
{
    private readonly int port = FreePorts.Take();
    private readonly (string Name, string Value)[] settings;

    private SandboxProcess((string Name, string Value)[] settings)
        : base("Sferum.Sandbox")
    {
        this.settings = settings;
        Client = new SandboxClient(Address);
    }

    /// <summary>Where both faces and the control surface are.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Reads and drives the world; good over restarts.</summary>
    public SandboxClient Client { get; }

    /// <summary>Starts a new world, and comes back when it answers.</summary>
    /// <param name="settings">Settings beside port and directory, say <c>("RequestsPerSecond", "0")</c>.</param>
    /// <exception cref="ProcessNotReadyException">It ended, or did not answer in time.</exception>
    public static Task<SandboxProcess> StartAsync(params (string Name, string Value)[] settings) => FirstStartAsync(new SandboxProcess(settings));

    private protected override IReadOnlyList<string> Arguments =>
    [
        "--Sandbox:Port=" + port.ToString(CultureInfo.InvariantCulture),
        $"--Sandbox:DataDirectory={DataDirectory}",
        .. settings.Select(setting => $"--Sandbox:{setting.Name}={setting.Value}"),
    ];

    private protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            return await Client.LastSeqAsync() > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private protected override ValueTask LeaveAsync()
    {
        Client.Dispose();
        return ValueTask.CompletedTask;
    }
}
