using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>The two reminders of a conference in their table: they tick at their time and then each period while a process is up; a tick that falls into a down-time is not made up for.</summary>
internal sealed class YearReminders(YearProcess process, GrainId grain, Func<ConferenceState> state, Action wake)
{
    private readonly Dictionary<string, DateTimeOffset> _table = [];
    private int _version;

    private DateTimeOffset Now => process.Time.Now;

    /// <summary>Registers both for the row's times.</summary>
    public void Register()
    {
        _table[ConferenceReminders.Start] = Now + ConferenceReminders.DueIn(state().Start, Now, grain);
        _table[ConferenceReminders.End] = Now + ConferenceReminders.DueIn(state().End, Now, grain);
        Load();
    }

    /// <summary>A process reads the table.</summary>
    public void Load()
    {
        _version++;
        foreach (var (name, due) in _table)
        {
            Await(name, due);
        }
    }

    private void Await(string name, DateTimeOffset due, bool ticked = false)
    {
        var missed = due > Now || (due == Now && !ticked) ? 0 : Math.Floor((Now - due) / ConferenceReminders.Period) + 1;
        var version = _version;
        process.Later(due + (ConferenceReminders.Period * missed) - Now, () =>
        {
            if (version == _version && _table.ContainsKey(name))
            {
                Tick(name, due);
            }
        });
    }

    private void Tick(string name, DateTimeOffset due)
    {
        if (ConferenceReminders.IsSpent(name, state(), Now, grain))
        {
            _table.Remove(name);
            return;
        }

        Await(name, due, ticked: true);
        wake();
    }
}
