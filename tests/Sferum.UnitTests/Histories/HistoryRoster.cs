using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What ES tells of the school: whole rosters, and what happens from day to day.</summary>
internal sealed class HistoryRoster(HistoryCaller caller, PlainSchool school, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    /// <summary>The school as it is sent for the first time.</summary>
    public async Task BeginAsync(bool subjectChats)
    {
        var begin = new UpdateSchool
        {
            Request = caller.Request(),
            Title = "Школа № 7",
            TimeZone = "Europe/Samara",
            AllowMissing = true,
            Settings = new SchoolSettingsPatch
            {
                RemovalGuard = new RemovalGuard { ClassPeople = 1_000, ClassPercent = 100, SchoolPercent = 100 },
                SubjectChatsForAllGroups = subjectChats,
            },
        };
        await caller.AskAsync(grains => grains.School(PlainChats.School).UpdateAsync(begin, default));
        await ImportAsync(PlainSchools.First(), namesAdministrator: true, Patience);
    }

    /// <summary>Sends a whole roster in which some things have changed.</summary>
    public Task ImportAsync(Chance chance)
    {
        var (next, _) = Next(chance);
        return ImportAsync(next, chance.For("names").Happens(500), PatienceOf(chance));
    }

    /// <summary>Tells what has happened.</summary>
    public async Task ChangeAsync(Chance chance)
    {
        var (next, happenings) = Next(chance);
        if (happenings.Count > 0)
        {
            await TellAsync(next, happenings, chance);
        }
    }

    /// <summary>Tells that the school has another Sferum administrator, by a change or by the whole roster.</summary>
    public async Task AppointAsync(string account, Chance chance)
    {
        var (next, appointed) = (school.Copy(), StaffHappenings.Appoint(account));
        appointed.Apply(next);
        tell($"  {appointed.Told}");
        await (chance.For("import").Happens(300) ? ImportAsync(next, namesAdministrator: true, PatienceOf(chance)) : TellAsync(next, [appointed], chance));
    }

    private static TimeSpan PatienceOf(Chance chance) => chance.For("patience").Happens(500) ? TimeSpan.Zero : Patience;

    private async Task TellAsync(PlainSchool next, IReadOnlyList<Happening> happenings, Chance chance)
    {
        var command = new ApplyRosterChanges
        {
            Request = caller.Request(),
            Changes = [.. happenings.Select(happening => new RosterChange(caller.Request(), happening.Told))],
            Patience = PatienceOf(chance),
        };
        var answer = await caller.DoAsync(grains => grains.RosterImport(PlainChats.School).ApplyChangesAsync(command, default), RefusalReason.ImportInProgress);
        Demand(answer.Refusal, "changes");
        foreach (var outcome in answer.Value!)
        {
            Demand(outcome.Refusal, outcome.Id);
        }

        school.Take(next);
    }

    private async Task ImportAsync(PlainSchool next, bool namesAdministrator, TimeSpan patience)
    {
        var command = new ImportRoster { Request = caller.Request(), Roster = PlainRosters.Of(next, namesAdministrator), Patience = patience };
        var answer = await caller.DoAsync(grains => grains.RosterImport(PlainChats.School).ImportAsync(command, default), RefusalReason.ImportInProgress);
        Demand(answer.Refusal, "import");
        school.Take(next);
    }

    private (PlainSchool Next, IReadOnlyList<Happening> Happenings) Next(Chance chance)
    {
        var (next, happenings) = (school.Copy(), new List<Happening>());
        for (var i = 0; i <= chance.For("how many").Below(3); i++)
        {
            if (Happening.Of(next, chance.For("what").For((ulong)i)) is { } happening)
            {
                happening.Apply(next);
                happenings.Add(happening);
                tell($"  {happening.Told}");
            }
        }

        return (next, happenings);
    }

    private static void Demand(Refusal? refusal, string what)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"Refused ({what}): {refusal.Reason} {refusal.Field}.");
        }
    }
}
