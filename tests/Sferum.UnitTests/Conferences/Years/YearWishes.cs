using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;
using Sferum.UnitTests.Conferences.Edits;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>What people and the timetable want of a conference, at any moment; most of it is refused at the wrong one.</summary>
internal sealed class YearWishes(Random random, string zone)
{
    /// <summary>The row after a wish; the same one when it is refused.</summary>
    public ConferenceState Grant(int kind, ConferenceState state, DateTimeOffset now) => kind switch
    {
        0 or 1 => Move(state, now),
        2 => Update(state, EditCommands.Edit(ConferenceFields.Date) with { Date = state.Date.AddDays(random.Next(-1, 4)) }, now),
        3 or 4 => Update(state, EditCommands.End(state.LocalEnd.AddMinutes(random.Next(-30, 60))), now),
        5 => ConferenceRules.End(state, etag: "", now).Value ?? state,
        6 => ConferenceEditRules.Delete(state, new DeleteConference { Request = new("d", 1) }, forbidden: null, now).Value ?? state,
        7 => Follow(state, Lesson(state, state.LessonVersion + 1) with { Cancelled = true }, now),
        8 or 9 => Follow(state, Shifted(Lesson(state, state.LessonVersion + random.Next(2))), now),
        _ => Update(state, EditCommands.Edit(ConferenceFields.Title) with { Title = $"Тема {random.Next(100)}" }, now),
    };

    /// <summary>The lesson of a conference, as the conference was planned.</summary>
    public static LessonSnapshot Lesson(ConferenceState state, long version) => new()
    {
        Id = new LessonId(School, "lesson"),
        Plan = new LessonPlan("lesson", "15", state.Date, state.LocalStart, state.LocalEnd, Number: 1, Teacher: null),
        Version = version,
    };

    private LessonSnapshot Shifted(LessonSnapshot lesson)
    {
        var start = lesson.Plan.Start.AddMinutes(random.Next(-90, 90));
        return lesson with { Plan = lesson.Plan with { Date = lesson.Plan.Date.AddDays(random.Next(0, 3)), Start = start, End = start.AddMinutes(40) } };
    }

    private ConferenceState Follow(ConferenceState state, LessonSnapshot lesson, DateTimeOffset now) => LessonFollowing.Follow(state, lesson, seat: null, zone, now).State;

    private ConferenceState Move(ConferenceState state, DateTimeOffset now)
    {
        var start = state.LocalStart.AddMinutes(random.Next(-120, 120));
        return Update(state, EditCommands.Times(start, start.AddMinutes(random.Next(1, 60))), now);
    }

    private ConferenceState Update(ConferenceState state, UpdateConference command, DateTimeOffset now)
    {
        var facts = EditCommands.Facts(Seat());
        var here = facts with { Around = facts.Around with { School = facts.Around.School with { TimeZone = zone } } };
        return ConferenceEditRules.Update(state, command, here, now).Value ?? state;
    }
}
