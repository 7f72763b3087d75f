using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Titles that no other chat has, by which a chat is found when its id is not known.</summary>
internal static class WorkingTitles
{
    /// <summary>A chat's own title with a mark behind it.</summary>
    public static string Of(string title, ChatId id, int attempt)
    {
        var hash = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(id.Name));
        var mark = $" · {hash.ToString("x12", CultureInfo.InvariantCulture)[..12]}-{attempt.ToString(CultureInfo.InvariantCulture)}";
        return ChatTitles.ThereWith(title, mark);
    }
}
