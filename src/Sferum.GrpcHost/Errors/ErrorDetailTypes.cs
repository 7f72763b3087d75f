using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Sferum.GrpcHost.Errors;

/// <summary>The types of error details. JSON transcoding needs them to write an error, or an answer with a status inside: without them it fails.</summary>
internal static class ErrorDetailTypes
{
    /// <summary>For <c>GrpcJsonTranscodingOptions.TypeRegistry</c>.</summary>
    internal static TypeRegistry Registry { get; } = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
}
