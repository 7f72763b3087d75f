using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Auth;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>What the audit trail wants of a request or an answer, by the contract's names of fields.</summary>
internal static class AuditFields
{
    /// <summary>The part of a request that says whose it is: a stream's header, else the request.</summary>
    internal static IMessage Head(IMessage request) => Value(request, "header") as IMessage ?? request;

    /// <summary>A text; empty where there is none.</summary>
    internal static string Text(IMessage message, string field) => Value(message, field) as string ?? "";

    internal static bool IsTrial(IMessage request) => Value(Head(request), "validate_only") is true;

    internal static AccountId? Actor(IMessage request) => AccountId.TryParse(Text(Head(request), "acting_account"), out var account) ? account : null;

    /// <summary>What the call is about: what the answer is, else what the request names first; empty where there is nothing.</summary>
    internal static string Resource(IMessage request, IMessage? answer)
    {
        if (request is ErasePersonRequest && answer is not null)
        {
            // The account is not to be named where nobody looks for it any more.
            return Text(answer, "name");
        }

        if (answer is not null && Text(answer, "name") is var made && SchoolSegment.IsIn(made))
        {
            return made;
        }

        var first = "";
        NamePlan.Of(request.Descriptor).Find(request, name => SchoolSegment.IsIn(name) && (first = name) is not null);
        return first.Length > 0 ? first : Text(request, "account") is { Length: > 0 } account ? account : Text(request, "name");
    }

    private static object? Value(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name) is { IsRepeated: false, FieldType: FieldType.String or FieldType.Message or FieldType.Bool } field ? field.Accessor.GetValue(message) : null;
}
