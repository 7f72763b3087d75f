using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit.Sdk;

namespace Sferum.EndToEndTests.Histories;

/// <summary>
/// A random history of one school, told to the real service and to a plain model by the same dice. A call that is cut off by a kill is made again, with the same ids,
/// until it is answered.
/// </summary>
internal sealed class HistoryOfASchool(LivingSchool school, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(seed);
    private readonly PlainSchool _plain = new();
    private readonly Dictionary<PlainChat, string> _names = [];
    private readonly List<string> _told = [];
    private int _last;
    private int _steps;

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
            < 12 => EnrolAsync(),
            < 22 => TransferAsync(),
            < 30 => ExpelAsync(),
            < 36 => AddParentAsync(),
            < 40 => RemoveParentAsync(),
            < 47 => StaffAsync(),
            < 54 => TeachAsync(),
            < 60 => BlockAsync(),
            < 64 => GroupAsync(),
            < 67 => RenameClassAsync(),
            < 75 => LinkSomebodyAsync(),
            < 88 => EditAsync(),
            < 91 => ResetAsync(),
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
        foreach (var chat in _plain.Chats)
        {
            try
            {
                await school.ShowsAsync(chat.Title, _plain.Registry(chat), _plain.There(chat));
            }
            catch (TimeoutException difference)
            {
                throw new InvalidOperationException($"{difference.Message}{Environment.NewLine}{this}", difference);
            }
        }
    }

    private Task<bool> EnrolAsync()
    {
        var (student, schoolClass) = ($"new{++_last}", AnyClass());
        _plain.Students[student] = schoolClass;
        return TellAsync(new RosterChange { StudentEnrolled = new() { Student = school.Student(student, schoolClass) } });
    }

    private Task<bool> TransferAsync()
    {
        if (Any(_plain.Students.Keys) is not { } student)
        {
            return EnrolAsync();
        }

        var to = AnyClass();
        _plain.Students[student] = to;
        _ = to == "5a" || (_plain.GroupList?.Remove(student) ?? false);
        return TellAsync(new RosterChange { StudentTransferred = new() { Account = school.Account(student), ToClass = school.Class(to) } });
    }

    private Task<bool> ExpelAsync()
    {
        if (Any(_plain.Students.Keys) is not { } student)
        {
            return EnrolAsync();
        }

        _plain.Expel(student);
        return TellAsync(new RosterChange { StudentExpelled = new() { Account = school.Account(student) } });
    }

    // New parents, parents of one more child, teachers who are parents too.
    private Task AddParentAsync()
    {
        if (Any(_plain.Students.Keys) is not { } child)
        {
            return EnrolAsync();
        }

        var parent = _random.Next(3) switch { 0 => Any(_plain.Staff.Keys)!, 1 => Any(_plain.Parents.Keys) ?? "oma", _ => $"parent{++_last}" };
        var children = _plain.Parents.TryGetValue(parent, out var known) ? known : _plain.Parents[parent] = [];
        return children.Add(child)
            ? TellAsync(new RosterChange { ParentAdded = new() { Account = school.Account(parent), FullName = LivingSchool.NameOf(parent), Child = school.Account(child) } })
            : Task.CompletedTask;
    }

    private Task RemoveParentAsync()
    {
        if (Any(_plain.Parents.Keys) is not { } parent)
        {
            return Task.CompletedTask;
        }

        var child = Any(_plain.Parents[parent])!;
        _plain.Parents[parent].Remove(child);
        _ = _plain.Parents[parent].Count > 0 || _plain.Parents.Remove(parent);
        return TellAsync(new RosterChange { ParentRemoved = new() { Account = school.Account(parent), Child = school.Account(child) } });
    }

    private Task<bool> StaffAsync()
    {
        var somebody = Any(_plain.Staff.Keys.Where(staff => staff != _plain.Administrator));
        var teaches = _random.Next(2) == 0;
        var position = teaches ? PositionType.TeachingStaff : PositionType.ServiceStaff;
        switch (_random.Next(3))
        {
            case 0 when somebody is not null:
                _plain.Dismiss(somebody);
                return TellAsync(new RosterChange { StaffDismissed = new() { Account = school.Account(somebody) } });
            case 1 when somebody is not null:
                _plain.Staff[somebody] = teaches;
                return TellAsync(new RosterChange { PositionChanged = new() { Account = school.Account(somebody), PositionType = position } });
            default:
                var hired = $"staff{++_last}";
                _plain.Staff[hired] = teaches;
                return TellAsync(new RosterChange { StaffHired = new() { Staff = school.Staff(hired, position) } });
        }
    }

    private Task<bool> TeachAsync()
    {
        var teacher = _random.Next(4) == 0 ? null : Any(_plain.Staff.Keys);
        var account = teacher is null ? "" : school.Account(teacher);
        if (_random.Next(2) == 0)
        {
            _plain.TeacherOfGroup = teacher;
            return TellAsync(new RosterChange { GroupTeacherChanged = new() { Group = school.Group("15"), Teacher = account } });
        }

        var id = AnyClass();
        _plain.Classes[id] = (_plain.Classes[id].Title, teacher);
        return TellAsync(new RosterChange { HomeroomTeacherChanged = new() { SchoolClass = school.Class(id), Teacher = account } });
    }

    private Task<bool> BlockAsync()
    {
        var person = Any(_plain.Everybody.Where(somebody => somebody != _plain.Administrator))!;
        var blocks = !_plain.Blocked.Remove(person) && _plain.Blocked.Add(person);
        return TellAsync(blocks
            ? new RosterChange { PersonBlocked = new() { Account = school.Account(person) } }
            : new RosterChange { PersonUnblocked = new() { Account = school.Account(person) } });
    }

    private Task GroupAsync()
    {
        var inGroup = _plain.GroupStudents().ToHashSet();
        if (Any(_plain.Students.Where(student => student.Value == "5a").Select(student => student.Key)) is not { } student)
        {
            return Task.CompletedTask;
        }

        _plain.GroupList ??= [.. inGroup];
        return inGroup.Contains(student) && _plain.GroupList.Remove(student)
            ? TellAsync(new RosterChange { GroupStudentRemoved = new() { Group = school.Group("15"), Student = school.Account(student) } })
            : TellAddedAsync(student);
    }

    private Task<bool> TellAddedAsync(string student)
    {
        _plain.GroupList!.Add(student);
        return TellAsync(new RosterChange { GroupStudentAdded = new() { Group = school.Group("15"), Student = school.Account(student) } });
    }

    private Task<bool> RenameClassAsync()
    {
        var (id, title) = (AnyClass(), $"{_random.Next(1, 11)} Класс {++_last}");
        _plain.Classes[id] = (title, _plain.Classes[id].Homeroom);
        return TellAsync(new RosterChange { ClassRenamed = new() { SchoolClass = school.Class(id), Title = title } });
    }

    private Task LinkSomebodyAsync() =>
        Any(_plain.Everybody.Where(person => !_plain.Linked.Contains(person))) is { } person ? LinkAsync(person) : Task.CompletedTask;

    private async Task LinkAsync(string person)
    {
        _told.Add($"link {person}");
        await StubbornAsync(async () =>
        {
            try
            {
                await school.LinkAsync(person);
            }
            catch (Exception cutOff) when (cutOff is RpcException or HttpRequestException or XunitException)
            {
                // A kill in the middle of the walk through the pages: linked all the same, or to be walked again.
                await school.RecallLinkAsync(person);
            }

            return true;
        });
        _plain.Linked.Add(person);
    }

    private async Task EditAsync()
    {
        var chat = _plain.Chats[_random.Next(_plain.Chats.Count)];
        var people = chat.People(_plain.Administrator).Keys.ToHashSet();
        var request = new UpdateChatRequest { Chat = new Chat { Name = _names[chat] }, AcceptUnlinked = true, RequestId = school.NextRequest() };
        switch (_random.Next(5))
        {
            case 0 when Any(people.Where(person => person != _plain.Administrator)) is { } removed:
                request.RemoveMembers.Add(school.Account(removed));
                chat.Remove(removed);
                break;
            case 1:
                request.Chat.Title = $"Чат {++_last}";
                chat.Rename(request.Chat.Title);
                break;
            default:
                // Staff may be in every chat.
                var added = Any(_plain.Staff.Keys.Where(person => person != _plain.Administrator));
                if (added is null)
                {
                    return;
                }

                bool? administrator = _random.Next(3) switch { 0 => true, 1 => false, _ => null };
                request.SetMembers.Add(new ChatMemberInput
                {
                    Account = school.Account(added),
                    Role = administrator switch { true => MemberRole.Administrator, false => MemberRole.Member, _ => MemberRole.Unspecified },
                });
                chat.Set(added, administrator);
                break;
        }

        _told.Add($"edit {chat.Title}: +{request.SetMembers} -{request.RemoveMembers} {request.Chat.Title}");
        await StubbornAsync(() => school.Clients.Chats.UpdateChatAsync(request).ResponseAsync);
    }

    private Task<Chat> ResetAsync()
    {
        var chat = _plain.Chats[_random.Next(_plain.Chats.Count - 1)];
        chat.Reset();
        _told.Add($"reset {chat.Title}");
        var request = new ResetChatToRosterRequest { Name = _names[chat], AcceptUnlinked = true, RequestId = school.NextRequest() };
        return StubbornAsync(() => school.Clients.Chats.ResetChatToRosterAsync(request).ResponseAsync);
    }

    private Task FaultAsync()
    {
        SandboxFault[] faults =
        [
            new("error") { Code = 6 }, new("error") { Code = 10, Count = 2 }, new("drop_after"), new("drop_before"), new("http") { Status = 503, Count = 2 },
        ];
        var fault = faults[_random.Next(faults.Length)] with { Method = "messages.*", UserId = school.User("head") };
        _told.Add($"fault {fault.Kind} {fault.Code}");
        return school.Sandbox.AddFaultAsync(fault);
    }

    private Task<bool> TellAsync(RosterChange change)
    {
        change.Id = school.NextRequest();
        _told.Add($"{change.ChangeCase} {change}");
        return StubbornAsync(async () =>
        {
            await school.ApplyAsync(change);
            return true;
        });
    }

    private async Task CreateAsync(PlainChat plain, Chat chat)
    {
        var request = new CreateChatRequest { Parent = school.Name, Chat = chat, AcceptUnlinked = true, RequestId = school.NextRequest() };
        _names[plain] = (await StubbornAsync(() => school.Clients.Chats.CreateChatAsync(request).ResponseAsync)).Name;
    }

    // As an information system would: what was not answered is asked again.
    private static async Task<T> StubbornAsync<T>(Func<Task<T>> call)
    {
        var answer = await Eventually.ReadAsync(() => TryAsync(call), tried => tried.Answered, Patience);
        return answer.Value!;
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
