using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>
/// Nine months of a group's online lessons: planned a week ahead, moved, cancelled, extended, ended and deleted by people, started and ended by the rules of the service alone, while the process is
/// killed and the platform fails. Everything comes from one seed.
/// </summary>
internal sealed class SchoolYear
{
    private static readonly string[] Zones = ["Europe/Moscow", "Asia/Vladivostok", "Europe/Berlin", "America/St_Johns"];

    private static readonly TimeOnly[] Bells = [new(8, 30), new(9, 25), new(10, 30), new(11, 25), new(13, 0)];

    private static readonly DateOnly First = new(2026, 9, 1);

    private static readonly DateOnly Last = new(2027, 5, 31);

    private readonly Random _random;
    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 8, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly YearProcess _process;
    private readonly YearWishes _wishes;
    private readonly string _zone;
    private readonly List<YearConference> _conferences = [];

    public SchoolYear(int seed)
    {
        _random = new Random(seed);
        _zone = Zones[_random.Next(Zones.Length)];
        _process = new YearProcess(_time, _random);
        _wishes = new YearWishes(_random, _zone);
    }

    public IReadOnlyList<YearConference> Conferences => _conferences;

    /// <summary>Lives through the year, and some days more in which everything is in order.</summary>
    public void Live()
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && _random.Next(5) < 3)
            {
                Plan(day);
            }
        }

        _time.RunUntil(new DateTimeOffset(2027, 6, 20, 0, 0, 0, TimeSpan.Zero));
        _process.StayUp();
        _time.RunUntil(_time.Now.AddDays(1));
    }

    /// <summary>Never early, never twice, never forgotten, always ended.</summary>
    public void Check()
    {
        Assert.InRange(_conferences.Count, 50, 200);
        foreach (var conference in _conferences)
        {
            conference.Check(_process.Weather);
        }
    }

    private void Plan(DateOnly day)
    {
        var bell = Bells[_random.Next(Bells.Length)];
        var planned = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-2).AddHours(12 + _random.Next(8));
        _time.At(planned, () =>
        {
            _process.WhenUp(() =>
            {
                var conference = new YearConference(_process, _random, _wishes, $"lesson-{_conferences.Count}", Planned(day, bell));
                _conferences.Add(conference);
                Trouble(conference.State);
                People(conference);
            });
        });
    }

    private ConferenceState Planned(DateOnly day, TimeOnly bell)
    {
        var end = bell.AddMinutes(45);
        var window = ConferenceSchedule.Plan(day, bell, end, _zone, _time.Now).Value!;
        var planned = ConferenceStates.Scheduled with
        {
            Lesson = new LessonId(ConferenceStates.School, "lesson"),
            Date = day,
            LocalStart = bell,
            LocalEnd = end,
            Start = window.Start,
            End = window.End,
            CreatedAt = _time.Now,
            UpdatedAt = _time.Now,
        };
        return LessonTerms.Of(planned, YearWishes.Lesson(planned, version: 1));
    }

    // Around a bell rather than anywhere: what happens at night hurts nobody.
    private void Trouble(ConferenceState state)
    {
        foreach (var moment in new[] { state.Start, state.End })
        {
            if (_random.Next(3) == 0)
            {
                _process.FallsIllAround(moment);
            }
        }
    }

    private void People(YearConference conference)
    {
        for (var wishes = _random.Next(4); wishes > 0; wishes--)
        {
            var state = conference.State;
            var moment = _random.Next(3) switch
            {
                0 => _time.Now + ((state.Start - _time.Now) * _random.NextDouble()),
                1 => state.Start.AddSeconds(_random.Next(-40, 40)),
                _ => state.Start + ((state.End.AddMinutes(5) - state.Start) * _random.NextDouble()),
            };
            var wish = _random.Next(11);
            _time.At(moment, () => _process.WhenUp(() => conference.Wish(wish)));
        }
    }
}
