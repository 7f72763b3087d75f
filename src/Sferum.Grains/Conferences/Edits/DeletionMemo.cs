namespace Sferum.Grains.Conferences.Edits;

/// <summary>What is remembered with a deletion, to give the same answer again: whether the end of a call was owed.</summary>
internal static class DeletionMemo
{
    private const string Ending = "ending";

    public static string Of(bool ending) => ending ? Ending : "";

    public static bool Read(string memo) => memo == Ending;
}
