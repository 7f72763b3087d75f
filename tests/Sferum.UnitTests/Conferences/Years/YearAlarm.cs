namespace Sferum.UnitTests.Conferences.Years;

/// <summary>The one timer of an activation for a purpose: an earlier moment replaces a later one, and none outlives its process.</summary>
internal sealed class YearAlarm(YearProcess process, Action ring)
{
    private (int Life, DateTimeOffset At)? _set;

    public void Set(DateTimeOffset moment)
    {
        if (_set is { } set && set.Life == process.Life && set.At <= moment)
        {
            return;
        }

        var mine = (process.Life, moment);
        _set = mine;
        process.Later(moment - process.Time.Now, () =>
        {
            if (_set == mine)
            {
                _set = null;
                ring();
            }
        });
    }
}
