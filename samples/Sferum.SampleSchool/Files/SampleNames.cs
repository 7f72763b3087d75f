using Sferum.Grains.Names;

namespace Sferum.SampleSchool.Files;

/// <summary>Resource names of a school, every id by the one codec.</summary>
internal sealed class SampleNames(string school)
{
    public string School { get; } = $"schools/{NameCodec.Encode(school)}";

    public static string Account(string id) => $"accounts/{NameCodec.Encode(id)}";

    public string Class(string id) => $"{School}/classes/{NameCodec.Encode(id)}";

    public string Group(string id) => $"{School}/groups/{NameCodec.Encode(id)}";

    public string Lesson(string id) => $"{School}/lessons/{NameCodec.Encode(id)}";
}
