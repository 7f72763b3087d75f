using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>Plays the steps of a history as callers, people and bad luck would, and keeps the plain school that follows from what was acknowledged.</summary>
internal sealed class HistoryPlayer
{
    // Every refusal of the platform is tried again within a day, and former tokens are given back.
    // A token that died is found dead only when a chat is held up no longer: then its owner links once more.
    private const int Renewals = 2;

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Deployment _deployment;
    private readonly HistoryCaller _caller;
    private readonly HistoryLinks _links;
    private readonly HistoryRoster _roster;
    private readonly HistoryEdits _edits;
    private readonly HistoryTrouble _trouble;
    private readonly HistorySides _sides;
    private readonly HistoryMakers _makers;
    private readonly HistoryOperator _operator;
    private readonly PlainSchool _school = new();

    public HistoryPlayer(Deployment deployment)
    {
        (_deployment, _caller) = (deployment, new HistoryCaller(deployment));
        _links = new HistoryLinks(deployment, _caller, _school, Tell);
        _roster = new HistoryRoster(_caller, _school, Tell);
        _edits = new HistoryEdits(_caller, _school, Tell);
        _sides = new HistorySides(deployment);
        _trouble = new HistoryTrouble(deployment, _school, _sides, _links);
        _makers = new HistoryMakers(deployment, _school, _sides, _links);
        _operator = new HistoryOperator(_caller, _school, _sides, Tell);
    }

    /// <summary>What happened, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What is wrong in the end; null until the end.</summary>
    public IReadOnlyList<string>? Differences { get; private set; }

    /// <summary>Plays all steps and waits until everything has come to rest.</summary>
    public async Task PlayAsync(IReadOnlyList<HistoryStep> steps)
    {
        _school.Hands.SubjectChats = _deployment.Chance.For("subject chats").Happens(500);
        await _roster.BeginAsync(_school.Hands.SubjectChats);
        await _links.LinkAsync(_school.Administrator);
        _deployment.Weather.IsCalm = false;
        foreach (var step in steps)
        {
            Tell($"{step.Kind}");
            await PlayAsync(step);
            _makers.Look();
            await _deployment.PassAsync(step.Chance.For("gap").Between(TimeSpan.FromMicroseconds(100), TimeSpan.FromMinutes(1)));
        }

        await EndAsync();
        Differences = Unrest() is { Count: > 0 } unrest
            ? unrest
            : await new HistoryComparison(_caller, _deployment, _school, _links, _sides, _makers) { Forsaken = [.. _operator.Forsaken] }.DifferencesAsync();
    }

    /// <summary>What is still owed.</summary>
    public IReadOnlyList<string> Unrest() =>
        [.. Owing.Select(row => $"{row.Type} {row.Key} still owes something from {row.From:u} on.")];

    // The next comparison with the Sferum side is always to come, and so is the next try to put out a maker who cannot be.
    private IEnumerable<(string Type, string Key, DateTimeOffset From)> Owing => _deployment.Disk.Owing.Where(row =>
        _deployment.Disk.Read(row.Type, row.Key).State is not StoredState<ChatState> { State: { } chat } || (ChatOwing.Beside(_makers.Without(chat)).Any && !_operator.IsOutOfReach(chat)) || IsToBeCompared(chat));

    private static bool IsToBeCompared(ChatState chat) => DriftRules.DriftOf(chat).Wish is not null && DriftSchedule.Owing(chat).Any;

    private void Tell(string what) => Told.Add($"{_deployment.Agenda.GetUtcNow():MM-dd HH:mm:ss.ffff} {what}");

    private Task PlayAsync(HistoryStep step) => step.Kind switch
    {
        StepKind.Import => _roster.ImportAsync(step.Chance),
        StepKind.Changes => _roster.ChangeAsync(step.Chance),
        StepKind.Appoint => AppointAsync(step.Chance),
        StepKind.Edit => AtTheWindowAsync(() => _edits.EditAsync(step.Chance)),
        StepKind.Create => AtTheWindowAsync(() => _edits.CreateAsync(step.Chance)),
        StepKind.Delete => AtTheWindowAsync(() => _edits.DeleteAsync(step.Chance)),
        StepKind.Reset => AtTheWindowAsync(() => _edits.ResetAsync(step.Chance)),
        StepKind.Repeat => _caller.RepeatAsync(step.Chance),
        StepKind.Link => _links.LinkSomebodyAsync(step.Chance),
        StepKind.Unlink => _links.UnlinkSomebodyAsync(step.Chance),
        _ => _trouble.ComeAsync(step),
    };

    // Whoever linked as an ordinary person has left no tokens here, and links again once the role has arrived: soon, or when the history ends.
    private async Task AppointAsync(Chance chance)
    {
        if (_links.Heir(chance) is not { } heir)
        {
            return;
        }

        _links.Drive(heir);
        await _roster.AppointAsync(heir, chance);
        if (chance.For("links").Happens(800))
        {
            await AtTheWindowAsync(() => _links.LinkAsync(heir));
        }
    }

    // Who edits by hand sees the roster that was told before: it may be on its way for a while.
    private async Task AtTheWindowAsync(Func<Task> edit)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); pause < TimeSpan.FromHours(1); pause *= 2)
        {
            if (!_deployment.Disk.Owing.Any(row => row.Type != "chat" && row.From <= _deployment.Agenda.GetUtcNow()))
            {
                await edit();
                return;
            }

            await _deployment.PassAsync(pause);
        }
    }

    // Bad luck ends; whoever's link no longer works links again; then all that is owed is done, over days if need be.
    private async Task EndAsync()
    {
        Tell("End");
        _deployment.Weather.IsCalm = true;
        await _deployment.PassAsync(TimeSpan.FromMinutes(15));
        for (var renewal = 0; renewal < Renewals; renewal++)
        {
            await _links.RenewAllAsync();
            await RestAsync();
            await _operator.ConfirmAsync();
            await RestAsync();
            await _operator.CheckAsync();
            await RestAsync();
        }
    }

    private async Task RestAsync()
    {
        var until = _deployment.Agenda.Elapsed + LongestRest;
        for (var pause = TimeSpan.FromMinutes(1); Owing.Any() && _deployment.Agenda.Elapsed < until; pause = pause < LongestPause ? pause * 2 : pause)
        {
            await _deployment.PassAsync(pause);
            _makers.Look();
        }
    }
}
