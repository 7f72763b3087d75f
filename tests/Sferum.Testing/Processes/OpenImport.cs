using Grpc.Core;
using Sferum.V1;

namespace Sferum.Testing.Processes;

/// <summary>A call that is under way for as long as a test wants: an import whose header is sent and whose end is not.</summary>
public sealed class OpenImport : IDisposable
{
    private readonly AsyncClientStreamingCall<ImportRosterRequest, RosterImport> _call;

    private OpenImport(AsyncClientStreamingCall<ImportRosterRequest, RosterImport> call) => _call = call;

    /// <summary>Begins one.</summary>
    /// <param name="clients">Of the service.</param>
    /// <param name="school">A school's name, <c>schools/7</c>.</param>
    public static async Task<OpenImport> BeginAsync(ServiceClients clients, string school)
    {
        ArgumentNullException.ThrowIfNull(clients);
        var import = new OpenImport(clients.Rosters.ImportRoster());
        await import._call.RequestStream.WriteAsync(new ImportRosterRequest
        {
            Header = new RosterImportHeader { School = school, RequestId = "open-import", Facts = new SchoolFacts { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = "accounts/head" } },
        });
        return import;
    }

    /// <summary>Sends the rest, and gives the answer.</summary>
    public async Task<RosterImport> FinishAsync()
    {
        var staff = new RosterStaff { Account = "accounts/head", FullName = new PersonName { FamilyName = "Соловьёва", GivenName = "Алёна" }, PositionType = PositionType.Administration };
        await _call.RequestStream.WriteAsync(new ImportRosterRequest { Roster = new RosterSnapshot { Staff = { staff } } });
        await _call.RequestStream.WriteAsync(new ImportRosterRequest { End = new RosterImportEnd { StaffCount = 1 } });
        await _call.RequestStream.CompleteAsync();
        return await _call.ResponseAsync;
    }

    /// <inheritdoc/>
    public void Dispose() => _call.Dispose();
}
