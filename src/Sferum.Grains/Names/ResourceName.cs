namespace Sferum.Grains.Names;

/// <summary>The text form of resource names: <c>schools/{school}/chats/{chat}</c>, every segment in the spelling of <see cref="NameCodec"/>.</summary>
internal static class ResourceName
{
    public static bool TryParse(string? name, string collection, out string segment)
    {
        segment = "";
        if (name is null || !name.StartsWith(collection, StringComparison.Ordinal) || name.Length <= collection.Length || name[collection.Length] != '/')
        {
            return false;
        }

        var rest = name[(collection.Length + 1)..];
        if (!NameCodec.TryDecode(rest, out _))
        {
            return false;
        }

        segment = rest;
        return true;
    }

    public static bool TryParseChild(string? name, string collection, out SchoolId school, out string segment)
    {
        school = default;
        segment = "";
        var second = name?.IndexOf('/', "schools/".Length < name.Length ? "schools/".Length : 0) ?? -1;
        return second > 0 && SchoolId.TryParse(name![..second], out school) && TryParse(name[(second + 1)..], collection, out segment);
    }

    /// <summary>The key of a school's child: <c>s:{school}/{child}</c>. No part can hold a slash, and <c>s:</c> is neither a number nor a GUID.</summary>
    public static string ChildKey(SchoolId school, string segment) => $"{school.Key}/{segment}";

    public static (SchoolId School, string Segment) SplitChildKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (SchoolId.FromKey(key[..slash]), key[(slash + 1)..]);
    }
}
