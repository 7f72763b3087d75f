using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>What people do in the school's windows.</summary>
internal sealed partial class SchoolYear
{
    public Task WantsSubjectChatsAsync() => DoneAsync(_cluster.Grains.School(Id).UpdateAsync(
        new UpdateSchool { Request = Request(), Title = "Школа", TimeZone = "Europe/Samara", AllowMissing = true, Settings = new() { SubjectChatsForAllGroups = true } }, default));

    public Task MakesChatAsync(string title, params string[] people)
    {
        var request = Request();
        return DoneAsync(_cluster.Grains.Chat(MintedId.CreatedChat(Id, request.Id)).CreateAsync(
            new CreateChat { Request = request, Type = ChatType.Other, Title = title, Members = Adding(people) }, default));
    }

    public Task AddsAsync(string title, params string[] people) => UpdatesAsync(title, update => update with { Members = Adding(people) });

    public Task RemovesAsync(string title, string who) => UpdatesAsync(title, update => update with { Members = MemberEdits.None with { Remove = [Account(who)] } });

    public Task TitlesAsync(string title, string anew) => UpdatesAsync(title, update => update with { Title = anew });

    /// <summary>Undoes everything that was done by hand.</summary>
    public async Task GoesBackToRosterAsync(string title) =>
        await DoneAsync((await ChatAsync(title)).ResetAsync(new ResetChat(Request(), "", [], AcceptUnlinked: true, ValidateOnly: false, Actor: null), default));

    /// <summary>What stands in the way of a roster, were it sent: the classes that would lose too many, and the people who would leave the school. Nothing: null.</summary>
    public async Task<(string Classes, string People)?> WouldWithholdAsync(Roster roster, bool rollOver) =>
        Told((await _school.SendAsync(Import(roster, rollOver) with { ValidateOnly = true })).Value!);

    /// <summary>Sends a new year's roster; whoever would leave by it is more than may go without somebody looking.</summary>
    public async Task<RosterImportSnapshot> RollsOverAsync(Roster roster)
    {
        var import = (await _school.SendAsync(Import(roster, rollOver: true))).Value!;
        Assert.Equal(RosterImportStage.AppliedRemovalsWithheld, import.Stage);
        return import;
    }

    /// <summary>Somebody has looked.</summary>
    public async Task ApprovesAsync(RosterImportSnapshot import) =>
        Assert.Equal(RosterImportStage.Applied, (await _school.ApproveAsync(import, Request().Id)).Value!.Stage);

    private static (string Classes, string People)? Told(RosterImportSnapshot import) =>
        import.Withholding is { Facts: var facts } ? (facts["classes_over_limit"], facts["school_removals"]) : null;

    private ImportRoster Import(Roster roster, bool rollOver) => new() { Request = Request(), Roster = roster, RollOver = rollOver, Patience = TimeSpan.FromSeconds(20) };

    private static MemberEdits Adding(string[] people) => new([.. people.Select(who => new MemberInput(Account(who), Role: null))], [], AcceptUnlinked: true);

    private async Task UpdatesAsync(string title, Func<UpdateChat, UpdateChat> how) =>
        await DoneAsync((await ChatAsync(title)).UpdateAsync(how(new UpdateChat { Request = Request() }), default));

    private async Task<IChatGrain> ChatAsync(string title) => _cluster.Grains.Chat((await _school.ChatsAsync()).Chats.Single(chat => chat.Title == title).Id);

    private static async Task DoneAsync<T>(Task<Outcome<T>> call) => Assert.Null((await call).Refusal);
}
