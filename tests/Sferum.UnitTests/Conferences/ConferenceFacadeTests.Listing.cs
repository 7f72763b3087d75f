using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;

namespace Sferum.UnitTests.Conferences;

/// <summary>The tab itself (C1).</summary>
public sealed partial class ConferenceFacadeTests
{
    [Fact]
    public async Task ListConferences_RightAfterCreating_ShowsWhatGetShows()
    {
        var created = await Conferences.CreateConferenceAsync(Request());

        var page = await Conferences.ListConferencesAsync(new() { Parent = "schools/7", FromDate = created.Date, ToDate = created.Date });

        created.ParticipantCount = 0;
        Assert.Equal((created, 1, ""), (Assert.Single(page.Conferences), page.TotalSize, page.NextPageToken));
    }

    [Fact]
    public async Task ListConferences_WhenPagedWithATokenAndASkip_GivesEachOnce()
    {
        var names = new List<string>();
        for (var day = 0; day < 5; day++)
        {
            var request = Request();
            (request.RequestId, request.Conference.Title) = ($"day-{day}", $"Урок {day}");
            request.Conference.Date = After(request.Conference.Date, day * 20);
            names.Add((await Conferences.CreateConferenceAsync(request)).Name);
        }

        var list = new ListConferencesRequest { Parent = "schools/7", PageSize = 2, Query = "УРОК" };
        var first = await Conferences.ListConferencesAsync(list);
        list.PageToken = first.NextPageToken;
        list.Skip = 1;
        var last = await Conferences.ListConferencesAsync(list);

        Assert.Equal(names.Take(2).Concat(names.Skip(3)), first.Conferences.Concat(last.Conferences).Select(conference => conference.Name));
        Assert.Equal((5, 5, ""), (first.TotalSize, last.TotalSize, last.NextPageToken));
        Assert.Equal(names[4], (await Conferences.ListConferencesAsync(new() { Parent = "schools/7", OrderBy = "start_time desc", PageSize = 1 })).Conferences[0].Name);
    }

    [Fact]
    public async Task ListConferences_WhenSomethingIsWrong_NamesTheReason()
    {
        await RefusedAsync(ErrorReason.NotFound, list => list.Parent = "schools/8");
        await RefusedAsync(ErrorReason.InvalidDate, list => list.FromDate = new Date { Year = 2026, Month = 2, Day = 30 });
        await RefusedAsync(ErrorReason.InvalidDateRange, list => (list.FromDate, list.ToDate) = (new Date { Year = 2026, Month = 9, Day = 2 }, new Date { Year = 2026, Month = 9, Day = 1 }));
        await RefusedAsync(ErrorReason.OrderByInvalid, list => list.OrderBy = "title");
        await RefusedAsync(ErrorReason.TextTooLong, list => list.Query = new string('я', 201));
        await RefusedAsync(ErrorReason.InvalidName, list => list.Chat = "chats/1");
        await RefusedAsync(ErrorReason.AccountNotInSchool, list => list.ActingAccount = "accounts/nobody");
        await RefusedAsync(ErrorReason.AccountNotLinked, list => list.ActingAccount = "accounts/anna");
        Assert.Empty((await Conferences.ListConferencesAsync(new() { Parent = "schools/7", Participant = "accounts/nobody" })).Conferences);
    }

    private static Date After(Date date, int days)
    {
        var day = new DateOnly(date.Year, date.Month, date.Day).AddDays(days);
        return new Date { Year = day.Year, Month = day.Month, Day = day.Day };
    }

    private async Task RefusedAsync(ErrorReason reason, Action<ListConferencesRequest> spoil)
    {
        var list = new ListConferencesRequest { Parent = "schools/7" };
        spoil(list);
        Assert.Equal(reason, await ReasonOf(Conferences.ListConferencesAsync(list)));
    }
}
