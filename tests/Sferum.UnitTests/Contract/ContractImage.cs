using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.UnitTests.Contract;

/// <summary>The contract as protoc sees it, comments included.</summary>
internal static class ContractImage
{
    private static readonly ExtensionRegistry Extensions = [AnnotationsExtensions.Http];

    internal static IReadOnlyList<FileDescriptorProto> Files { get; } =
        [.. Read().File.Where(file => file.Package == "sferum.v1")];

    internal static IEnumerable<(ServiceDescriptorProto Service, MethodDescriptorProto Method)> Methods =>
        Files.SelectMany(file => file.Service).SelectMany(service => service.Method.Select(method => (service, method)));

    internal static DescriptorProto Message(string fullName) =>
        Files.SelectMany(file => file.MessageType).Single(message => $".sferum.v1.{message.Name}" == fullName);

    internal static HttpRule? Http(MethodDescriptorProto method) => method.Options?.GetExtension(AnnotationsExtensions.Http);

    private static FileDescriptorSet Read() =>
        FileDescriptorSet.Parser.WithExtensionRegistry(Extensions)
            .ParseFrom(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "contract.binpb")));
}
