using Google.Protobuf.WellKnownTypes;
using Sferum.Testing.Processes;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>A durable change that nothing follows from: a setting of a school, each caller on a school of its own.</summary>
internal sealed class ChangeSettings : IScenario
{
    public string Name => "a change, nothing owed (UpdateSchool)";

    public async Task PrepareAsync(BenchmarkDeployment deployment)
    {
        for (var caller = 0; caller < deployment.Options.Clients; caller++)
        {
            await deployment.Service.Clients.Schools.UpdateSchoolAsync(new UpdateSchoolRequest
            {
                School = new School { Name = SchoolOf(caller), Title = "Школа", TimeZone = "Europe/Moscow" },
                AllowMissing = true,
                RequestId = "make",
            });
        }
    }

    public async Task CallAsync(ServiceClients clients, int caller, int number) =>
        await clients.Schools.UpdateSchoolAsync(new UpdateSchoolRequest
        {
            School = new School
            {
                Name = SchoolOf(caller),
                Settings = new SchoolSettings { OverlapPolicy = number % 2 == 0 ? OverlapPolicy.Refuse : OverlapPolicy.Allow },
            },
            UpdateMask = new FieldMask { Paths = { "settings.overlap_policy" } },
            RequestId = $"change-{number}",
        });

    private static string SchoolOf(int caller) => $"schools/settings-{caller}";
}
