using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Errors.Subjects;

/// <summary>The texts of a request with their paths, such as <c>conference.chat</c> and <c>add_participants[2]</c>; read when a call is refused.</summary>
internal static class RequestTexts
{
    /// <summary>Those that are not empty.</summary>
    internal static IEnumerable<(string Path, string Text)> Of(IMessage request, string below = "") =>
        request.Descriptor.Fields.InDeclarationOrder()
            .Where(field => !field.IsMap && field.FieldType is FieldType.String or FieldType.Message)
            .SelectMany(field => OfField(field.Accessor.GetValue(request), below + field.Name));

    private static IEnumerable<(string Path, string Text)> OfField(object? value, string path) => value switch
    {
        string { Length: > 0 } text => [(path, text)],
        IMessage message => Of(message, path + "."),
        IList list => list.Cast<object?>().Index().SelectMany(item => OfField(item.Item, string.Create(CultureInfo.InvariantCulture, $"{path}[{item.Index}]"))),
        _ => [],
    };
}
