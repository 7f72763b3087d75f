using CsCheck;
using NodaTime;
using Sferum.Grains.Conferences;
using Sferum.Grains.Outcomes;
using Xunit;

namespace Sferum.UnitTests.Conferences;

/// <summary>Local times to instants, and what is due when.</summary>
public sealed class ConferenceScheduleTests
{
    public static TheoryData<string> Zones => new(DateTimeZoneProviders.Tzdb.Ids);

    [Theory]
    [InlineData("2026-09-14", "09:00", "09:45", "Europe/Moscow", "2026-09-14T09:00:00+03:00", "2026-09-14T09:45:00+03:00")]
    [InlineData("2026-09-14", "09:00:30", "09:45:15", "Asia/Kamchatka", "2026-09-14T09:00:30+12:00", "2026-09-14T09:45:15+12:00")]
    [InlineData("2026-09-14", "00:00", "23:59:59", "Asia/Yekaterinburg", "2026-09-14T00:00:00+05:00", "2026-09-14T23:59:59+05:00")]
    [InlineData("2026-10-25", "02:30", "03:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00", "2026-10-25T03:30:00+01:00")]
    [InlineData("2026-10-25", "02:10", "02:50", "Europe/Berlin", "2026-10-25T02:10:00+02:00", "2026-10-25T02:50:00+02:00")]
    public void Plan_WhenTheTimesExist_GivesTheirInstants(string date, string start, string end, string zone, string expectedStart, string expectedEnd)
    {
        var window = Plan(date, start, end, zone, Of("2026-09-01T00:00:00Z"));

        Assert.Null(window.Refusal);
        Assert.Equal(Of(expectedStart), window.Value!.Start);
        Assert.Equal(Of(expectedStart).Offset, window.Value.Start.Offset);
        Assert.Equal(Of(expectedEnd), window.Value.End);
    }

    [Theory]
    [InlineData("10:00", "09:59:59", RefusalReason.EndBeforeStart, "conference.local_end")]
    [InlineData("10:00", "10:00", RefusalReason.EndBeforeStart, "conference.local_end")]
    [InlineData("23:30", "00:30", RefusalReason.EndBeforeStart, "conference.local_end")]
    [InlineData("23:30", "00:00", RefusalReason.CrossesMidnight, "conference.local_end")]
    [InlineData("10:00", "10:00:59", RefusalReason.ConferenceTooShort, "conference.local_end")]
    [InlineData("08:58:59", "11:00", RefusalReason.StartInPast, "conference.local_start")]
    public void Plan_WhenTheTimesMakeNoConference_SaysWhy(string start, string end, RefusalReason reason, string field)
    {
        var window = Plan("2026-09-14", start, end, "Europe/Moscow", Of("2026-09-14T09:00:00+03:00"));

        Assert.Equal((reason, field), (window.Refusal?.Reason, window.Refusal?.Field));
    }

    [Theory]
    [InlineData("Europe/Moscow")]
    [InlineData("Asia/Vladivostok")]
    [InlineData("America/New_York")]
    public void Extend_WhateverZoneTheSchoolIsInNow_StaysInTheTimeInWhichItHasBegun(string zone)
    {
        var window = ConferenceSchedule.Extend(ConferenceStates.Active, new TimeOnly(10, 30), zone, ConferenceStates.LessonStart.AddMinutes(5));

        Assert.Equal((ConferenceStates.LessonStart, ConferenceStates.LessonStart.AddMinutes(90)), (window.Value!.Start, window.Value.End));
    }

    [Theory]
    [InlineData("09:00:00")]
    [InlineData("08:59:00")]
    [InlineData("09:00:01")]
    public void Plan_WhenTheStartIsAtMostAMinuteAgo_TakesIt(string start) =>
        Assert.False(Plan("2026-09-14", start, "09:30", "Europe/Moscow", Of("2026-09-14T09:00:00+03:00")).IsRefused);

    [Theory]
    [InlineData(366, true)]
    [InlineData(367, false)]
    public void Plan_WhenTheStartIsFarAhead_TakesAYear(int days, bool taken)
    {
        var date = new DateOnly(2026, 9, 14).AddDays(days);
        var window = ConferenceSchedule.Plan(date, new TimeOnly(9, 0), new TimeOnly(10, 0), "Europe/Moscow", Of("2026-09-14T09:00:00+03:00"));

        Assert.Equal(taken, !window.IsRefused);
        Assert.Equal(taken ? null : "366", window.Refusal?.Facts["limit_days"]);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Plan_WhenTheClocksGoForward_RefusesWhatDoesNotExist(string id)
    {
        foreach (var (before, after) in Changes(id).Where(change => change.After.WallOffset > change.Before.WallOffset))
        {
            var first = before.IsoLocalEnd;
            var middle = first.PlusSeconds((after.WallOffset.Seconds - before.WallOffset.Seconds) / 2);

            AssertGap("conference.local_start", id, middle.Date, middle.TimeOfDay, new LocalTime(23, 59, 59));
            if (first.TimeOfDay > LocalTime.Midnight && first.Date == middle.Date)
            {
                AssertGap("conference.local_end", id, middle.Date, LocalTime.Midnight, middle.TimeOfDay);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Plan_WhenTheClocksGoBack_TakesTheEarlierInstant(string id)
    {
        foreach (var (before, after) in Changes(id).Where(change => change.After.WallOffset < change.Before.WallOffset))
        {
            var middle = after.IsoLocalStart.PlusSeconds((before.WallOffset.Seconds - after.WallOffset.Seconds) / 2);
            var window = Plan(middle.Date, middle.TimeOfDay, new LocalTime(23, 59, 59), id);

            if (window.Refusal is not { Reason: RefusalReason.EndBeforeStart or RefusalReason.ConferenceTooShort or RefusalReason.StartTooFar })
            {
                Assert.True(Instant.FromDateTimeOffset(window.Value!.Start) < before.End, $"{id} {middle}");
                Assert.Equal(before.WallOffset.ToTimeSpan(), window.Value.Start.Offset);
            }
        }
    }

    [Fact]
    public void Plan_WhenTaken_KeepsTheLocalTimesAndTheirOrder() =>
        Gen.Select(Gen.Int[0, DateTimeZoneProviders.Tzdb.Ids.Count - 1], Gen.Int[0, 36_000], Gen.Int[0, 86_399], Gen.Int[0, 86_399]).Sample((zone, day, start, end) =>
        {
            var date = new DateOnly(2000, 1, 1).AddDays(day);
            var (localStart, localEnd) = (TimeOnly.MinValue.Add(TimeSpan.FromSeconds(start)), TimeOnly.MinValue.Add(TimeSpan.FromSeconds(end)));
            var now = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).AddDays(-30);
            var window = ConferenceSchedule.Plan(date, localStart, localEnd, DateTimeZoneProviders.Tzdb.Ids[zone], now);
            return window.IsRefused
                || (window.Value.Start.DateTime == date.ToDateTime(localStart)
                    && window.Value.End.DateTime == date.ToDateTime(localEnd)
                    && window.Value.End - window.Value.Start >= ConferenceSchedule.Shortest);
        }, iter: 20_000);

    [Theory]
    [InlineData(ConferenceStage.Scheduled, -1, ConferenceDuty.None)]
    [InlineData(ConferenceStage.Scheduled, 0, ConferenceDuty.Open)]
    [InlineData(ConferenceStage.Scheduled, 2699, ConferenceDuty.Open)]
    [InlineData(ConferenceStage.Scheduled, 2700, ConferenceDuty.Miss)]
    [InlineData(ConferenceStage.Starting, 1, ConferenceDuty.Open)]
    [InlineData(ConferenceStage.Starting, 2700, ConferenceDuty.Miss)]
    [InlineData(ConferenceStage.Active, 2699, ConferenceDuty.None)]
    [InlineData(ConferenceStage.Active, 2700, ConferenceDuty.BeginEnd)]
    [InlineData(ConferenceStage.Active, 999_999, ConferenceDuty.BeginEnd)]
    [InlineData(ConferenceStage.Ending, 0, ConferenceDuty.Close)]
    [InlineData(ConferenceStage.Ending, 2700, ConferenceDuty.Close)]
    [InlineData(ConferenceStage.Ended, 2700, ConferenceDuty.None)]
    [InlineData(ConferenceStage.Missed, 2700, ConferenceDuty.None)]
    [InlineData(ConferenceStage.Cancelled, 0, ConferenceDuty.None)]
    public void DutyAt_WhenTheClockStandsThere_IsDue(ConferenceStage stage, int seconds, object duty) =>
        Assert.Equal(duty, ConferenceSchedule.DutyAt(ConferenceStates.At(stage), ConferenceStates.LessonStart.AddSeconds(seconds)));

    [Fact]
    public void Owed_WhenSomethingIsDueLater_SaysFromWhen()
    {
        Assert.Equal(ConferenceStates.LessonStart, ConferenceStates.Scheduled.Owed.From);
        Assert.Equal((true, null), (ConferenceStates.Starting.Owed.Any, ConferenceStates.Starting.Owed.From));
        Assert.Equal(ConferenceStates.LessonEnd, ConferenceStates.Active.Owed.From);
        Assert.Equal((true, null), (ConferenceStates.Ending.Owed.Any, ConferenceStates.Ending.Owed.From));
        Assert.All(
            [ConferenceStage.Ended, ConferenceStage.Missed],
            stage => Assert.False(ConferenceStates.Shown(ConferenceStates.At(stage)).Owed.Any));
        Assert.True((ConferenceStates.Scheduled with { OnAgenda = false }).Owed is { Any: true, From: null });
    }

    private static void AssertGap(string field, string zone, LocalDate date, LocalTime start, LocalTime end)
    {
        var window = Plan(date, start, end, zone);
        Assert.True(
            window.Refusal is { Reason: RefusalReason.TimeInGap } refusal && refusal.Field == field,
            $"{zone} {date} {start}-{end}: {window.Refusal?.Reason} {window.Refusal?.Field}");
    }

    private static IEnumerable<(NodaTime.TimeZones.ZoneInterval Before, NodaTime.TimeZones.ZoneInterval After)> Changes(string id)
    {
        var intervals = DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(new Interval(Instant.FromUtc(2000, 1, 2, 0, 0), Instant.FromUtc(2099, 12, 30, 0, 0))).ToArray();
        return intervals.Zip(intervals.Skip(1));
    }

    private static Outcome<ConferenceWindow> Plan(LocalDate date, LocalTime start, LocalTime end, string zone) => ConferenceSchedule.Plan(
        date.ToDateOnly(), start.ToTimeOnly(), end.ToTimeOnly(), zone, new DateTimeOffset(date.ToDateTimeUnspecified(), TimeSpan.Zero).AddDays(-3));

    private static Outcome<ConferenceWindow> Plan(string date, string start, string end, string zone, DateTimeOffset now) =>
        ConferenceSchedule.Plan(DateOnly.Parse(date, null), TimeOnly.Parse(start, null), TimeOnly.Parse(end, null), zone, now);

    private static DateTimeOffset Of(string text) => DateTimeOffset.Parse(text, null);
}
