using System.Security.Cryptography;
using System.Text;

namespace Sferum.Grains.Names;

/// <summary>
/// Ids made here, derived and never drawn: a default chat's from what it is for, any other from (school, rpc, request id), so that the retry of a create meets
/// the same grain. A derived id is 26 characters of <c>a-z2-7</c> and begins with <c>x</c>; no default chat's id looks like that.
/// </summary>
public static class MintedId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The teachers' chat of a school (B2).</summary>
    public static ChatId TeachersChat(SchoolId school) => new(school, "teachers");

    /// <summary>The class chat of a class (B3).</summary>
    public static ChatId ClassChat(ClassId id) => new(id.School, $"class-{id.Segment}");

    /// <summary>The parents' chat of a class (B4).</summary>
    public static ChatId ParentsChat(ClassId id) => new(id.School, $"parents-{id.Segment}");

    /// <summary>The subject chat that a group gets by itself (B6).</summary>
    public static ChatId SubjectChat(GroupId group) => new(group.School, $"subject-{group.Segment}");

    /// <summary>The chat that is asked what a new one would be; nothing is ever stored under it.</summary>
    public static ChatId Draft(SchoolId school) => new(school, "draft");

    /// <summary>The chat that a create request makes.</summary>
    public static ChatId CreatedChat(SchoolId school, string requestId) => new(school, FromRequest(school, "CreateChat", requestId));

    /// <summary>The conference that is asked what a new one would be; nothing is ever stored under it.</summary>
    public static ConferenceId DraftConference(SchoolId school) => new(school, "draft");

    /// <summary>The erasure of a person or a school that a request begins.</summary>
    /// <param name="target">The key of the one to be erased.</param>
    /// <param name="requestId">The caller's id of the request: for another target it is another change.</param>
    public static ErasureId Erasure(string target, string requestId) => new(FromText($"Erase\n{target}\n{requestId}"));

    /// <summary>The id of what a create request makes.</summary>
    public static string FromRequest(SchoolId school, string rpc, string requestId) => FromText($"{school.Segment}\n{rpc}\n{requestId}");

    private static string FromText(string from)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(from));
        var text = new StringBuilder("x", 26);
        for (var i = 0; i < 25; i++)
        {
            text.Append(Alphabet[ReadFiveBits(hash, i * 5)]);
        }

        return text.ToString();
    }

    /// <summary>One of some slots, always the same for a request.</summary>
    internal static int SlotOf(string requestId, int slots) => SHA256.HashData(Encoding.UTF8.GetBytes(requestId))[0] % slots;

    private static int ReadFiveBits(byte[] hash, int bit) => (hash[bit / 8] << 8 | hash[(bit / 8) + 1]) >> (11 - (bit % 8)) & 31;
}
