using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>Plays the steps of a history as callers, people and bad luck would, and keeps the plain school that follows from what was acknowledged.</summary>
internal sealed class HistoryPlayer
{
    // Every refusal of the platform is tried again within a day, and former tokens are given back.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(5);

    private readonly Deployment _deployment;
    private readonly HistoryCaller _caller;
    private readonly HistoryLinks _links;
    private readonly PlainSchool _school = new();

    public HistoryPlayer(Deployment deployment)
    {
        (_deployment, _caller) = (deployment, new HistoryCaller(deployment));
        _links = new HistoryLinks(deployment, _caller);
    }

    /// <summary>What happened, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What is wrong in the end; null until the end.</summary>
    public IReadOnlyList<string>? Differences { get; private set; }

    /// <summary>Plays all steps and waits until everything has come to rest.</summary>
    public async Task PlayAsync(IReadOnlyList<HistoryStep> steps)
    {
        await BeginAsync();
        foreach (var step in steps)
        {
            Tell($"{step.Kind}");
            await PlayAsync(step);
            await _deployment.PassAsync(step.Chance.For("gap").Between(TimeSpan.FromMicroseconds(100), TimeSpan.FromMinutes(1)));
        }

        await EndAsync();
        Differences = Unrest() is { Count: > 0 } unrest ? unrest : await new HistoryComparison(_caller, _deployment).DifferencesAsync(_school, _links.Profiles);
    }

    /// <summary>What is still owed.</summary>
    public IReadOnlyList<string> Unrest() =>
        [.. Owing.Select(row => $"{row.Type} {row.Key} still owes something from {row.From:u} on.")];

    // The next comparison with the Sferum side is always to come.
    private IEnumerable<(string Type, string Key, DateTimeOffset From)> Owing => _deployment.Disk.Owing.Where(row =>
        _deployment.Disk.Read(row.Type, row.Key).State is not StoredState<ChatState> { State: { } chat } || ChatOwing.Beside(chat).Any);

    private void Tell(string what) => Told.Add($"{_deployment.Agenda.GetUtcNow():MM-dd HH:mm:ss.ffff} {what}");

    private async Task BeginAsync()
    {
        var guard = new RemovalGuard { ClassPeople = 1_000, ClassPercent = 100, SchoolPercent = 100 };
        var begin = new UpdateSchool
        {
            Request = _caller.Request(),
            Title = "Школа № 7",
            TimeZone = "Europe/Samara",
            AllowMissing = true,
            Settings = new SchoolSettingsPatch { RemovalGuard = guard },
        };
        await _caller.AskAsync(grains => grains.School(PlainChats.School).UpdateAsync(begin, default));
        _school.Take(FirstSchool());
        await ImportAsync(_school, namesAdministrator: true, TimeSpan.FromSeconds(7));
        await _links.LinkAsync(_school.Administrator, ProfileOf(_school.Administrator));
        _deployment.Weather.IsCalm = false;
    }

    private static PlainSchool FirstSchool()
    {
        var school = new PlainSchool();
        school.Classes["5a"] = new PlainClass("5 А", "t2", Closed: false);
        school.Classes["6a"] = new PlainClass("6 А", "t3", Closed: false);
        school["t1"] = school["t2"] = school["t3"] = new PlainPerson { IsStaff = true, IsTeaching = true };
        school["t4"] = new PlainPerson { IsStaff = true };
        school["s1"] = school["s2"] = school["s3"] = new PlainPerson { Class = "5a" };
        school["s4"] = school["s5"] = new PlainPerson { Class = "6a" };
        school["p1"] = new PlainPerson { Children = ["s1", "s2"] };
        school["p2"] = new PlainPerson { Children = ["s3", "s4"] };
        return school;
    }

    private static string ProfileOf(string account) => $"profile-{account}";

    private Task PlayAsync(HistoryStep step) => step.Kind switch
    {
        StepKind.Import => ImportAsync(step.Chance),
        StepKind.Link => LinkAsync(step.Chance),
        StepKind.Unlink => UnlinkAsync(step.Chance),
        StepKind.Pass => _deployment.PassAsync(step.Chance.For("time").Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(30))),
        _ => BadLuck(step),
    };

    private Task BadLuck(HistoryStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Kill or StepKind.KillOne:
                int? one = step.Kind == StepKind.Kill ? null : step.Chance.For("which").Below(3);
                var delay = step.Chance.For("when").Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
                _deployment.Agenda.Add(delay, _deployment.Outside, () => _deployment.Kill(one));
                break;
            case StepKind.LoseChat:
                var chats = _deployment.Messenger.Inner.Chats();
                if (chats.Count > 0)
                {
                    _deployment.Messenger.Inner.Lose(chats[step.Chance.For("which").Below(chats.Count)].Id);
                }

                break;
            case StepKind.TokensDie:
                _deployment.Identity.Inner.Expire(ProfileOf(_school.Administrator), refreshToo: step.Chance.For("refresh").Happens(500));
                break;
            case StepKind.Weather:
                _deployment.Weather.PlatformTrouble = step.Chance.For("how").Below(300);
                break;
        }

        return Task.CompletedTask;
    }

    private async Task LinkAsync(Chance chance)
    {
        if (Happening.OneOf(_school.People.Keys, chance.For("who")) is { } account)
        {
            var other = account != _school.Administrator && chance.For("other").Happens(300);
            await _links.LinkAsync(account, other ? $"other-profile-{account}" : ProfileOf(account));
            Tell($"  {account} is linked to {_links.Profiles.GetValueOrDefault(account)}");
        }
    }

    private async Task UnlinkAsync(Chance chance)
    {
        if (Happening.OneOf(_links.Profiles.Keys.Order(StringComparer.Ordinal), chance.For("who")) is { } account)
        {
            await _links.UnlinkAsync(account);
            Tell($"  {account} is not linked any more");
        }
    }

    private async Task ImportAsync(Chance chance)
    {
        var next = _school.Copy();
        for (var i = 0; i <= chance.For("how many").Below(4); i++)
        {
            if (Happening.Of(next, chance.For("what").For((ulong)i)) is { } happening)
            {
                happening.Apply(next);
                Tell($"  {happening.Told}");
            }
        }

        await ImportAsync(next, chance.For("names").Happens(500), chance.For("patience").Happens(500) ? TimeSpan.Zero : TimeSpan.FromSeconds(7));
    }

    private async Task ImportAsync(PlainSchool next, bool namesAdministrator, TimeSpan patience)
    {
        var command = new ImportRoster { Request = _caller.Request(), Roster = PlainRosters.Of(next, namesAdministrator), Patience = patience };
        var answer = await _caller.AskAsync(grains => grains.RosterImport(PlainChats.School).ImportAsync(command, default), RefusalReason.ImportInProgress);
        if (answer.IsRefused)
        {
            throw new InvalidOperationException($"A roster was refused: {answer.Refusal}.");
        }

        _school.Take(next);
    }

    // Bad luck ends; whoever's link no longer works links again; then all that is owed is done, over days if need be.
    private async Task EndAsync()
    {
        Tell("End");
        _deployment.Weather.IsCalm = true;
        await _deployment.PassAsync(TimeSpan.FromMinutes(15));
        foreach (var account in _links.Profiles.Keys.Append(_school.Administrator).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            await _links.LinkAsync(account, _links.Profiles.GetValueOrDefault(account, ProfileOf(account)));
        }

        var until = _deployment.Agenda.Elapsed + LongestRest;
        while (Owing.Any() && _deployment.Agenda.Elapsed < until)
        {
            await _deployment.PassAsync(TimeSpan.FromMinutes(1));
        }
    }
}
