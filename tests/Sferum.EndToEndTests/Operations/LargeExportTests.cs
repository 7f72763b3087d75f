using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;
using Item = Sferum.V1.ExportSchoolResponse.ItemOneofCase;

namespace Sferum.EndToEndTests.Operations;

/// <summary>A school of 3,000 people and 151 chats is exported whole, in many small messages, the first of them at once.</summary>
[Trait("tier", "long")]
public sealed class LargeExportTests(ITestOutputHelper output)
{
    private const string School = "schools/large";
    private const int Classes = 50;
    private const int Staff = 100;
    private const int Students = 1_500;
    private const int Parents = 1_400;
    private const int Chats = 1 + (2 * Classes) + Classes;
    private const int Conferences = 200;

    private const int LargestMessage = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Export_OfALargeSchool_IsAStreamOfSmallMessages()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        await FillAsync(service.Clients);
        await ExportAsync(service.Clients);

        var memory = Resident(service);
        var (items, bytes, largest, first, whole) = await ExportAsync(service.Clients);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{items.Values.Sum()} messages, {bytes / 1024.0 / 1024.0:F1} MB, the largest {largest / 1024.0:F0} KB; the first after {first.TotalMilliseconds:F0} ms, the last after {whole.TotalSeconds:F2} s; memory {memory / 1024} + {(Resident(service) - memory) / 1024} MB"));
        output.WriteLine(string.Join(", ", items.Select(item => $"{item.Key} {item.Value}")));
        Assert.Equal((1, Staff + Students + Parents, Classes, Classes), (items[Item.School], items[Item.Person], items[Item.SchoolClass], items[Item.Group]));
        Assert.Equal((Chats, Conferences), (items[Item.Chat], items[Item.Conference]));
        Assert.Equal(items[Item.Person], items[Item.Link]);
        Assert.True(items[Item.AuditEntry] > 0);
        Assert.InRange(largest, 1, LargestMessage);
        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(whole, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static async Task<(Dictionary<Item, int> Items, long Bytes, int Largest, TimeSpan First, TimeSpan Whole)> ExportAsync(ServiceClients clients)
    {
        var (items, bytes, largest, first) = (new Dictionary<Item, int>(), 0L, 0, TimeSpan.Zero);
        var begin = Stopwatch.GetTimestamp();
        using var call = clients.Operations.ExportSchool(new ExportSchoolRequest { School = School });
        await foreach (var item in call.ResponseStream.ReadAllAsync())
        {
            first = items.Count == 0 ? Stopwatch.GetElapsedTime(begin) : first;
            items[item.ItemCase] = items.GetValueOrDefault(item.ItemCase) + 1;
            var size = item.CalculateSize();
            (bytes, largest) = (bytes + size, Math.Max(largest, size));
        }

        return (items, bytes, largest, first, Stopwatch.GetElapsedTime(begin));
    }

    private static async Task FillAsync(ServiceClients clients)
    {
        await clients.Schools.UpdateSchoolAsync(new UpdateSchoolRequest
        {
            School = new School { Name = School, Title = "Большая школа", TimeZone = LivingSchool.Zone, Settings = new SchoolSettings { SubjectChatsForAllGroups = true } },
            AllowMissing = true,
            RequestId = "school",
        });
        await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = School,
            RequestId = "roster",
            Facts = new SchoolFacts { Title = "Большая школа", TimeZone = LivingSchool.Zone, SferumAdministrator = Account("staff", 0) },
            Roster = Roster(),
        });
        var chats = await Eventually.ReadAsync(
            () => clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = School, PageSize = 500 }).ResponseAsync, page => page.TotalSize == Chats, Patience, page => $"{page.TotalSize} chats");
        await clients.Conferences.BatchCreateConferencesAsync(new BatchCreateConferencesRequest
        {
            Parent = School,
            RequestId = "conferences",
            Requests = { Enumerable.Range(0, Conferences).Select(i => Conference(i, chats.Chats[i % chats.Chats.Count].Name)) },
        });
    }

    private static RosterSnapshot Roster() => new()
    {
        Staff = { Many(Staff, i => new RosterStaff { Account = Account("staff", i), FullName = Name(i), PositionType = PositionType.TeachingStaff }) },
        Classes = { Many(Classes, i => new RosterClass { SchoolClass = Class(i), Title = $"{(i % 11) + 1} {i}", HomeroomTeacher = Account("staff", i) }) },
        Students = { Many(Students, i => new RosterStudent { Account = Account("student", i), FullName = Name(i), SchoolClass = Class(i % Classes) }) },
        Parents = { Many(Parents, i => new RosterParent { Account = Account("parent", i), FullName = Name(i), Children = { Account("student", i) } }) },
        Groups = { Many(Classes, i => new RosterGroup { Group = $"{School}/groups/{i}", Title = $"{i}", Subject = "Алгебра", SchoolClasses = { Class(i) }, Teacher = Account("staff", i) }) },
    };

    private static CreateConferenceRequest Conference(int number, string chat)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(3 + (number % 20));
        return new CreateConferenceRequest
        {
            Parent = School,
            RequestId = $"conference-{number}",
            Conference = new Conference
            {
                Title = $"Встреча {number}",
                Type = ConferenceType.VideoCall,
                Chat = chat,
                Date = new() { Year = day.Year, Month = day.Month, Day = day.Day },
                LocalStart = new() { Hours = 10 },
                LocalEnd = new() { Hours = 11 },
            },
        };
    }

    // In KB.
    private static long Resident(ServiceProcess service) => long.Parse(
        File.ReadLines($"/proc/{service.ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);

    private static IEnumerable<T> Many<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static string Account(string kind, int number) => $"accounts/large-{kind}-{number}";

    private static string Class(int number) => $"{School}/classes/{number}";

    private static PersonName Name(int number) => new() { FamilyName = $"Фамилия{number}", GivenName = "Имя", Patronymic = "Отчество" };
}
