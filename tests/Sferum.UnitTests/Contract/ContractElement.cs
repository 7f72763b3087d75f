using Google.Protobuf.Reflection;

namespace Sferum.UnitTests.Contract;

/// <summary>Anything in a proto file that wants a comment.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Comment">The comment before it; empty when there is none.</param>
internal sealed record ContractElement(string Name, string Comment)
{
    // Field numbers of descriptor.proto, of which the paths of source info consist.
    private const int MessagesOfFile = 4, EnumsOfFile = 5, ServicesOfFile = 6;
    private const int FieldsOfMessage = 2, MessagesOfMessage = 3, EnumsOfMessage = 4, OneofsOfMessage = 8, ChildrenOfOther = 2;

    /// <summary>Every service, rpc, message, field, oneof, enum and enum value of a file.</summary>
    internal static IEnumerable<ContractElement> Of(FileDescriptorProto file)
    {
        var comments = file.SourceCodeInfo.Location
            .GroupBy(location => string.Join('.', location.Path))
            .ToDictionary(group => group.Key, group => group.First().LeadingComments.Trim());
        return Places(file).Select(place => new ContractElement(place.Name, comments.GetValueOrDefault(place.Path, "")));
    }

    private static IEnumerable<(string Path, string Name)> Places(FileDescriptorProto file) =>
        file.MessageType.SelectMany((message, i) => Places(message, $"{MessagesOfFile}.{i}", message.Name))
            .Concat(file.EnumType.SelectMany((type, i) => Places(type, $"{EnumsOfFile}.{i}", type.Name)))
            .Concat(file.Service.SelectMany((service, i) => Places(service, $"{ServicesOfFile}.{i}")));

    private static IEnumerable<(string Path, string Name)> Places(DescriptorProto message, string path, string name) =>
        message.Field.Select((field, i) => ($"{path}.{FieldsOfMessage}.{i}", $"{name}.{field.Name}"))
            .Concat(message.OneofDecl
                .Where(oneof => !oneof.Name.StartsWith('_'))
                .Select((oneof, i) => ($"{path}.{OneofsOfMessage}.{i}", $"{name}.{oneof.Name}")))
            .Concat(message.NestedType
                .Where(nested => nested.Options?.MapEntry != true)
                .SelectMany((nested, i) => Places(nested, $"{path}.{MessagesOfMessage}.{i}", $"{name}.{nested.Name}")))
            .Concat(message.EnumType.SelectMany((type, i) => Places(type, $"{path}.{EnumsOfMessage}.{i}", $"{name}.{type.Name}")))
            .Prepend((path, name));

    private static IEnumerable<(string Path, string Name)> Places(EnumDescriptorProto type, string path, string name) =>
        type.Value.Select((value, i) => ($"{path}.{ChildrenOfOther}.{i}", $"{name}.{value.Name}")).Prepend((path, name));

    private static IEnumerable<(string Path, string Name)> Places(ServiceDescriptorProto service, string path) =>
        service.Method.Select((method, i) => ($"{path}.{ChildrenOfOther}.{i}", $"{service.Name}.{method.Name}"))
            .Prepend((path, service.Name));
}
