using System.Globalization;
using Google.Protobuf.Reflection;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>A value of the contract's enums as people read it: <c>NOT_LINKED</c> of <c>LINK_STATE_NOT_LINKED</c>. Pure.</summary>
internal static class EnumWord
{
    private static readonly EnumDescriptor LinkStates = UserLinkReflection.Descriptor.EnumTypes.Single(type => type.Name == nameof(LinkState));

    internal static string Of(EnumDescriptor type, int number)
    {
        var prefix = type.FindValueByNumber(0)!.Name[..^"UNSPECIFIED".Length];
        return type.FindValueByNumber(number)?.Name[prefix.Length..] ?? number.ToString(CultureInfo.InvariantCulture);
    }

    internal static string Of(Grains.UserLinks.LinkState state) => Of(LinkStates, (int)state);
}
