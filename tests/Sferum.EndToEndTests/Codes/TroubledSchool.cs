using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.EndToEndTests.Codes;

/// <summary>A school whose Sferum side is about to answer with a code, and what the registry says of it.</summary>
internal sealed class TroubledSchool
{
    public const string Class = "5 А";

    public const string AddUser = "messages.addChatUser";

    public const string CreateChat = "messages.createChat";

    /// <summary>More than anybody will ask in a test.</summary>
    public const int Always = 10_000;

    private TroubledSchool(LivingSchool school) => School = school;

    public LivingSchool School { get; }

    /// <summary>A school whose administrator is linked and alone in its chats.</summary>
    public static async Task<TroubledSchool> OpenAsync(SharedDeployment deployment, string name)
    {
        var school = await deployment.NewSchool(name).OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync(Class, "head* olga* ivan anna", "head*");
        await school.ShowsAsync("Учительская", "head* olga petr", "head*");
        return new TroubledSchool(school);
    }

    /// <summary>The next calls of a method with the administrator's token go wrong.</summary>
    public Task AddFaultAsync(SandboxFault fault) => School.Sandbox.AddFaultAsync(fault with { UserId = School.User("head") });

    public Task AddErrorAsync(string method, int code, int count = 1) => AddFaultAsync(new SandboxFault("error") { Method = method, Code = code, Count = count });

    /// <summary>So many of the calls that were to go wrong have.</summary>
    public async Task<int> StruckAsync(string method) =>
        Always - (await School.Sandbox.FaultsAsync()).Where(fault => fault.UserId == School.User("head") && fault.Method == method).Sum(fault => fault.Remaining);

    public async Task<Lane> LaneAsync() => await School.Clients.Operations.GetLaneAsync(new GetLaneRequest { Name = $"lanes/{School.Account("head")["accounts/".Length..]}" });

    public Task<Chat> ChatAsync(Func<Chat, bool> condition, string title = Class) => Eventually.ReadAsync(() => School.ChatAsync(title), condition, LivingSchool.Soon);

    public Task<ChatMember> MemberAsync(string person, Func<ChatMember, bool> condition) =>
        Eventually.ReadAsync(() => School.MemberAsync(Class, person), condition, LivingSchool.Soon);

    public Task<Lane> LaneAsync(Func<Lane, bool> condition) => Eventually.ReadAsync(LaneAsync, condition, LivingSchool.Soon);

    /// <summary>Nothing is wrong any more, and a newcomer is in.</summary>
    public Task IsWellAsync() => School.ShowsAsync(Class, "head* olga* ivan anna", "head* olga*");

    public async Task<IReadOnlyList<LedgerEntry>> EffectsAsync(string kind)
    {
        var own = School.User("head");
        return [.. (await School.Sandbox.LedgerAsync()).Where(entry => entry.User == own && entry.Effect.Kind == kind)];
    }
}
