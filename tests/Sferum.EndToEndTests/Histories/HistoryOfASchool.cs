using System.Diagnostics;
using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.EndToEndTests.Histories;

/// <summary>
/// A random history of one school, told to the real service and to a plain model by the same dice. A call that is cut off by a kill is made again, with the same ids,
/// until it is answered.
/// </summary>
internal sealed partial class HistoryOfASchool(LivingSchool school, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What has failed again and again while the platform was in trouble is tried again after a minute at the latest.
    private static readonly TimeSpan LongestPauses = TimeSpan.FromSeconds(120);

    private readonly Random _random = new(seed);
    private readonly PlainSchool _plain = new();
    private readonly Dictionary<PlainChat, string> _names = [];
    private readonly List<string> _told = [];
    private int _last;
    private int _steps;

    /// <summary>How long the last chat took to be right, once everything had happened.</summary>
    public TimeSpan CaughtUp { get; private set; }

    public override string ToString() => $"seed {seed}: {string.Join("; ", _told)}";

    /// <summary>The usual school, its administrator linked, a subject chat and one by hand.</summary>
    public async Task OpenAsync()
    {
        await school.OpenAsync();
        await LinkAsync("head");
        var (subject, other) = (_plain.Chats[^2], _plain.Chats[^1]);
        await CreateAsync(subject, new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        await CreateAsync(other, new Chat { Type = ChatType.Other, Title = other.Title });
        string[] ids = ["teachers", "class-5a", "parents-5a", "class-6b", "parents-6b"];
        foreach (var (chat, id) in _plain.Chats.Zip(ids))
        {
            _names[chat] = $"{school.Name}/chats/{id}";
        }
    }

    /// <summary>One thing happens.</summary>
    public async Task StepAsync()
    {
        await (_random.Next(100) switch
        {
            < 11 => EnrolAsync(),
            < 20 => TransferAsync(),
            < 27 => ExpelAsync(),
            < 33 => AddParentAsync(),
            < 37 => RemoveParentAsync(),
            < 44 => StaffAsync(),
            < 50 => TeachAsync(),
            < 56 => BlockAsync(),
            < 60 => GroupAsync(),
            < 63 => RenameClassAsync(),
            < 66 => AdministratorAsync(),
            < 70 => ImportAsync(),
            < 78 => LinkSomebodyAsync(),
            < 81 => UnlinkAsync(),
            < 89 => EditAsync(),
            < 92 => ResetAsync(),
            _ => FaultAsync(),
        });
        _plain.Settle();
        Interlocked.Increment(ref _steps);
    }

    /// <summary>Comes back when so many things have happened.</summary>
    public Task HasTakenAsync(int steps) => Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref _steps) >= steps), Patience);

    /// <summary>Both sides come to show what the plain model says.</summary>
    public async Task CheckAsync()
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var chat in _plain.Chats)
        {
            try
            {
                await school.ShowsAsync(chat.Title, _plain.Registry(chat), _plain.There(chat, await school.MakerAsync(chat.Title, LongestPauses)), LongestPauses);
            }
            catch (TimeoutException difference)
            {
                string[] lines = [difference.Message, $"{await school.ChatAsync(chat.Title)}", $"{this}", .. await school.TraceAsync()];
                throw new InvalidOperationException(string.Join(Environment.NewLine, lines), difference);
            }
        }

        CaughtUp = Stopwatch.GetElapsedTime(began);
    }

    private Task FaultAsync()
    {
        SandboxFault[] faults =
        [
            new("error") { Code = 6 }, new("error") { Code = 10, Count = 2 }, new("drop_after"), new("drop_before"), new("http") { Status = 503, Count = 2 },
        ];
        var fault = faults[_random.Next(faults.Length)] with { Method = "messages.*", UserId = school.User(_plain.Administrator) };
        _told.Add($"fault {fault.Kind} {fault.Code}");
        return school.Sandbox.AddFaultAsync(fault);
    }

    // As an information system would: what was not answered is asked again.
    private async Task<T> StubbornAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (await Eventually.ReadAsync(() => TryAsync(call), tried => tried.Answered, Patience)).Value!;
        }
        catch (Exception trouble)
        {
            throw new InvalidOperationException($"{trouble.Message}{Environment.NewLine}{this}", trouble);
        }
    }

    private static async Task<(bool Answered, T? Value)> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (true, await call());
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled)
        {
            return default;
        }
    }

    private string AnyClass() => _random.Next(2) == 0 ? "5a" : "6b";

    private string? Any(IEnumerable<string> people)
    {
        var all = people.Order(StringComparer.Ordinal).ToArray();
        return all.Length == 0 ? null : all[_random.Next(all.Length)];
    }
}
