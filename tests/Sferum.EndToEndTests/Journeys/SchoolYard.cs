using Sferum.Testing.Processes;
using Sferum.V1;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>The service and the sandbox, each in a process of its own, and what every journey through them knows.</summary>
public sealed class SchoolYard : IAsyncDisposable
{
    public const string School = "schools/15";

    /// <summary>The Sferum chats administrator of the sample school, and who that is on the Sferum side.</summary>
    public const string Administrator = "accounts/t-0002";

    public const long AdministratorUser = 815400101;

    /// <summary>The homeroom teacher of 5 А.</summary>
    public const string Teacher = "accounts/t-0018";

    /// <summary>How soon owed work has to be done after a start (design: 15 s after ready).</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private SchoolYard(SandboxProcess sandbox, ServiceProcess service) => (Sandbox, Service) = (sandbox, service);

    public SandboxProcess Sandbox { get; }

    public ServiceProcess Service { get; }

    public ServiceClients Clients => Service.Clients;

    /// <summary>Starts both.</summary>
    /// <param name="start">Starts the service in the test's own way, given the Sferum side.</param>
    public static async Task<SchoolYard> OpenAsync(Func<Uri, Task<ServiceProcess>>? start = null)
    {
        var sandbox = await SandboxProcess.StartAsync();
        try
        {
            return new SchoolYard(sandbox, await (start?.Invoke(sandbox.Address) ?? ServiceProcess.StartAsync(sandbox.Address)));
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the service and starts it again on its ports and data.</summary>
    public async Task KillAndStartAsync()
    {
        await Service.KillAsync();
        await Service.StartAgainAsync();
    }

    /// <summary>Links an account to a demo person through the service's own pages.</summary>
    public async Task LinkAsync(string account, string person, string requestId)
    {
        var begun = await Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = account, RequestId = requestId });
        var outcome = await Sandbox.Client.ApproveAsync(new Uri(begun.StartUri), person);
        Xunit.Assert.True(outcome.Ok, $"{outcome.FinalStatus} {outcome.Error} {outcome.Text}");
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
