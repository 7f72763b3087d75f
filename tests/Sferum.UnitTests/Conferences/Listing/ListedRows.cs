using System.Globalization;
using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>Rows of lists for tests.</summary>
internal static class ListedRows
{
    private static readonly string[] Titles = ["Алгебра", "Ёлка и алгебра", "Классный час", "Физика"];

    /// <summary>Many rows of a school's September, of four chats, in every state, with a few people added and removed.</summary>
    public static Gen<ConferenceRow[]> Many { get; } =
        Gen.Select(Gen.Int[0, 29], Gen.Int[0, 10], Gen.Int[1, 7], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 15], Row).Array[0, 40]
            .Select(rows => rows.Select((row, i) => row with { Id = i.ToString(CultureInfo.InvariantCulture) }).ToArray());

    /// <summary>A row of a conference.</summary>
    public static ConferenceRow Of(ConferenceState state, string id = "a") => ConferenceRows.Of(id, state);

    /// <summary>A chat of the school.</summary>
    public static ChatId Chat(int number) => new(ConferenceStates.School, $"chat-{number}");

    private static ConferenceRow Row(int day, int halfHour, int stage, int chat, int title, int hands) => Of(ConferenceStates.Scheduled with
    {
        Title = Titles[title],
        Type = title == 0 ? ConferenceType.OnlineLesson : ConferenceType.VideoCall,
        Chat = Chat(chat),
        ChatType = chat == 0 ? ChatType.Parents : ChatType.Class,
        Date = ConferenceStates.Scheduled.Date.AddDays(day - 13),
        Start = ConferenceStates.LessonStart.AddDays(day - 13).AddMinutes(halfHour * 30),
        End = ConferenceStates.LessonStart.AddDays(day - 13).AddMinutes((halfHour * 30) + 45),
        Stage = (ConferenceStage)stage,
        Added = (hands & 1) == 0 ? [] : [ConferenceStates.Student],
        Removed = (hands & 2) == 0 ? [] : [ConferenceStates.Teacher],
    });
}
