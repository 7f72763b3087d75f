using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.TimeZones;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Date, start and end in the school's time zone (C6), what cannot be, and other conferences at the same time.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class ConferenceTimesTests(SharedDeployment deployment)
{
    [Fact]
    public async Task C6_TimeZone_WhenItChanges_TheCallOpensAtTheLocalTimeThere()
    {
        // An hour east of where it was an hour ago: what is planned in an hour begins at once, or in some seconds.
        var school = await OpenAsync();
        var conferences = new LivingConferences(school);
        var when = LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromMinutes(60) + TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(30));
        var (first, next) = (await conferences.PlanAsync("5 А", when), await conferences.PlanAsync("5 А", LivingConferences.Later(minutes: 180)));
        var east = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT-{when.Start.Offset.Hours + 1}");

        var updated = await UpdateSchoolAsync(school, new School { TimeZone = east }, "time_zone");
        await school.KillAndStartAsync();

        Assert.Equal(east, updated.TimeZone);
        var active = await conferences.UntilAsync(first, ConferenceState.Active);
        var start = when.Start - TimeSpan.FromHours(1);
        Assert.Equal((start, first.LocalStart, first.LocalEnd, first.Date), (active.StartTime.ToDateTimeOffset(), active.LocalStart, active.LocalEnd, active.Date));
        Assert.True(Assert.Single(await conferences.CallsAsync()).StartedAt >= start);
        var listed = await school.Clients.Conferences.ListConferencesAsync(new() { Parent = school.Name });
        Assert.Equal(
            [start, next.StartTime.ToDateTimeOffset() - TimeSpan.FromHours(1)], listed.Conferences.Select(row => row.StartTime.ToDateTimeOffset()));

        // What has begun stays.
        await UpdateSchoolAsync(school, new School { TimeZone = LivingSchool.Zone }, "time_zone");
        await Eventually.ReadAsync(() => conferences.GetAsync(next.Name), seen => seen.StartTime == next.StartTime, LivingSchool.Soon);
        Assert.Equal((active.StartTime, active.EndTime), Times(await conferences.GetAsync(first.Name)));
        await conferences.EndAsync(first);
    }

    [Fact]
    public async Task C6_Times_ThatCannotBe_AreRefusedEachWithItsReason()
    {
        var school = await OpenAsync();
        var conferences = new LivingConferences(school);
        var when = LivingConferences.Later(minutes: 60);
        Task RefusedAsync(ErrorReason reason, string field, Action<Conference> wrong) => conferences.RefusedAsync("5 А", when, reason, field, r => wrong(r.Conference));

        await RefusedAsync(ErrorReason.EndBeforeStart, "conference.local_end", c => c.LocalEnd = Of(when.Start.AddMinutes(-1)));
        await RefusedAsync(ErrorReason.EndBeforeStart, "conference.local_end", c => c.LocalEnd = c.LocalStart);
        await RefusedAsync(ErrorReason.ConferenceTooShort, "conference.local_end", c => c.LocalEnd = Of(when.Start.AddSeconds(59)));
        await RefusedAsync(ErrorReason.StartInPast, "conference.local_start", c => (c.LocalStart, c.LocalEnd) = (Of(when.Start.AddHours(-3)), Of(when.Start.AddHours(-2))));
        await RefusedAsync(ErrorReason.StartInPast, "conference.local_start", c => c.Date = DayOf(when.Start.AddDays(-2)));
        await RefusedAsync(ErrorReason.StartTooFar, "conference.date", c => c.Date = DayOf(when.Start.AddDays(400)));
        await RefusedAsync(ErrorReason.CrossesMidnight, "conference.local_end", c => c.LocalEnd = new TimeOfDay());
        await RefusedAsync(ErrorReason.CrossesMidnight, "conference.local_end", c => c.LocalEnd = new TimeOfDay { Hours = 24 });
        await RefusedAsync(ErrorReason.InvalidTimeOfDay, "conference.local_end", c => c.LocalEnd = new TimeOfDay { Hours = 49 });
        await RefusedAsync(ErrorReason.InvalidDate, "conference.date", c => c.Date = new Date { Year = 2027, Month = 2, Day = 30 });
        await RefusedAsync(ErrorReason.FieldRequired, "conference.local_start", c => c.LocalStart = null);

        Assert.Empty((await school.Clients.Conferences.ListConferencesAsync(new() { Parent = school.Name })).Conferences);
        Assert.Empty(await conferences.CallsAsync());
    }

    [Fact]
    public async Task C6_ClockChange_HasNoTimesInItsGapAndTheEarlierOnesInItsOverlap()
    {
        var (zone, gap, overlap) = NextClockChanges();
        var school = await OpenAsync(zone);
        var conferences = new LivingConferences(school);
        var when = LivingConferences.Later(minutes: 60);

        await conferences.RefusedAsync("5 А", when, ErrorReason.TimeInGap, "conference.local_start", r => At(r.Conference, gap.PlusMinutes(10), gap.PlusMinutes(50)));
        await conferences.RefusedAsync("5 А", when, ErrorReason.TimeInGap, "conference.local_end", r => At(r.Conference, gap.PlusMinutes(-30), gap.PlusMinutes(20)));
        var made = await conferences.PlanAsync("5 А", when, r => At(r.Conference, overlap.PlusMinutes(10), overlap.PlusMinutes(40)));

        Assert.Equal(overlap.PlusMinutes(10).InZone(DateTimeZoneProviders.Tzdb[zone], Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ThrowWhenSkipped)).ToDateTimeOffset(), made.StartTime.ToDateTimeOffset());
        Assert.Equal(TimeSpan.FromMinutes(30), made.EndTime.ToDateTimeOffset() - made.StartTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task C4_C7_WhatIsNotOfTheSchool_IsRefusedEachWithItsReason()
    {
        var (school, other) = (await OpenAsync(), await deployment.NewSchool("times").OpenAsync());
        var conferences = new LivingConferences(school);
        var when = LivingConferences.Later(minutes: 60);
        var foreign = await other.ChatAsync("5 А");
        var deleted = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" }, "ivan");
        var orphaned = await conferences.PlanAsync("Кружок", when);
        Assert.Equal(1, (await school.Clients.Chats.DeleteChatAsync(new() { Name = deleted.Name, RequestId = school.NextRequest() })).CancelledConferenceCount);

        await conferences.RefusedAsync("5 А", when, ErrorReason.NotFound, "", r => r.Conference.Chat = foreign.Name);
        await conferences.RefusedAsync("5 А", when, ErrorReason.NotFound, "", r => r.Conference.Chat = deleted.Name);
        await conferences.RefusedAsync("5 А", when, ErrorReason.MemberNotInSchool, "add_participants[0]", r => r.AddParticipants.Add(other.Account("ivan")));
        await conferences.RefusedAsync("5 А", when, ErrorReason.MemberNotInSchool, "add_participants[1]", r => r.AddParticipants.AddRange([school.Account("lev"), school.Account("nobody")]));
        await conferences.RefusedAsync("5 А", when, ErrorReason.DuplicateItem, "add_participants[1]", r => r.AddParticipants.AddRange([school.Account("lev"), school.Account("lev")]));

        var cancelled = await conferences.UntilAsync(orphaned, ConferenceState.Cancelled);
        Assert.Equal(ConferenceStateReason.ChatDeleted, cancelled.StateReason);
        Assert.Empty(await conferences.CallsAsync());
    }

    private async Task<LivingSchool> OpenAsync(string zone = "")
    {
        var school = await deployment.NewSchool("times").OpenAsync();
        if (zone.Length > 0)
        {
            await UpdateSchoolAsync(school, new School { TimeZone = zone }, "time_zone");
        }

        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        return school;
    }

    private static async Task<School> UpdateSchoolAsync(LivingSchool school, School change, string path)
    {
        change.Name = school.Name;
        return await school.Clients.Schools.UpdateSchoolAsync(new() { School = change, UpdateMask = new FieldMask { Paths = { path } }, RequestId = school.NextRequest() });
    }

    // A zone of which both changes are near enough to be planned for, and not too near.
    private static (string Zone, LocalDateTime Gap, LocalDateTime Overlap) NextClockChanges()
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        foreach (var name in new[] { "Europe/Berlin", "Australia/Sydney" })
        {
            var ends = DateTimeZoneProviders.Tzdb[name].GetZoneIntervals(now + NodaTime.Duration.FromDays(2), now + NodaTime.Duration.FromDays(360)).SkipLast(1).ToList();
            var changes = ends.Select(interval => (Local: interval.IsoLocalEnd, After: DateTimeZoneProviders.Tzdb[name].GetUtcOffset(interval.End), interval)).ToList();
            var gap = changes.Where(change => change.After > change.interval.WallOffset).Select(change => (LocalDateTime?)change.Local).FirstOrDefault();
            var overlap = changes.Where(change => change.After < change.interval.WallOffset).Select(change => (LocalDateTime?)change.Local.PlusHours(-1)).FirstOrDefault();
            if (gap is { } skipped && overlap is { } repeated)
            {
                return (name, skipped, repeated);
            }
        }

        throw new InvalidOperationException("Neither zone changes its clocks twice a year any more.");
    }

    private static void At(Conference conference, LocalDateTime start, LocalDateTime end)
    {
        conference.Date = new Date { Year = start.Year, Month = start.Month, Day = start.Day };
        conference.LocalStart = new TimeOfDay { Hours = start.Hour, Minutes = start.Minute };
        conference.LocalEnd = new TimeOfDay { Hours = end.Hour, Minutes = end.Minute };
    }

    private static (Timestamp Start, Timestamp End) Times(Conference conference) => (conference.StartTime, conference.EndTime);

    private static TimeOfDay Of(DateTimeOffset moment) => new() { Hours = moment.Hour, Minutes = moment.Minute, Seconds = moment.Second };

    private static Date DayOf(DateTimeOffset day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
