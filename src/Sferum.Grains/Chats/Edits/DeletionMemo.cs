using System.Globalization;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What is remembered with a deletion, to give the same answer again: how many conferences went with the chat.</summary>
internal static class DeletionMemo
{
    public static string Of(int conferences) => conferences.ToString(CultureInfo.InvariantCulture);

    public static int Read(string memo) => int.Parse(memo, CultureInfo.InvariantCulture);
}
