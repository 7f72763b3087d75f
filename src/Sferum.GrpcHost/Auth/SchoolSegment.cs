using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Auth;

/// <summary>The school in a resource name.</summary>
internal static class SchoolSegment
{
    private const string Schools = "schools/";

    /// <summary>Whether a name is one of a school or of something in it.</summary>
    internal static bool IsIn(string name) => name.StartsWith(Schools, StringComparison.Ordinal);

    /// <summary>The school of a name that is in one; null when it is no possible school.</summary>
    internal static SchoolId? Of(string name)
    {
        var end = name.IndexOf('/', Schools.Length);
        return SchoolId.TryParse(end < 0 ? name : name[..end], out var school) ? school : null;
    }
}
