using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Sferum.GrpcHost.Errors.Subjects;

/// <summary>
/// What the domain leaves unsaid because the request says it: which resource a refusal is about, and in which field it is named. A grain knows neither how the caller's field is called nor, where
/// it has no row, more than its key.
/// </summary>
internal static class RequestSubject
{
    // What a request is about, by the first of these that it has.
    private static readonly string[] Main =
        ["name", "conference.name", "chat.name", "school.name", "parent", "lesson", "account", "school", "header.school", "acting_account"];

    private static readonly string NotFound = ReasonName.Of(V1.ErrorReason.NotFound);

    /// <summary>The same answer with the resource in it.</summary>
    internal static RpcException Complete(RpcException told, IMessage request) =>
        told.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition && told.GetRpcStatus() is { } status
            ? Complete(status, request).ToRpcException()
            : told;

    /// <summary>The same status with the resource in it.</summary>
    internal static Google.Rpc.Status Complete(Google.Rpc.Status status, IMessage request) => (Code)status.Code switch
    {
        Code.NotFound when status.GetDetail<ErrorInfo>() is { } info && info.Reason == NotFound => Found(status, info, request),
        Code.FailedPrecondition when status.GetDetail<PreconditionFailure>() is { Violations: [{ Subject: "" }] } => Concerned(status, request),
        _ => status,
    };

    private static Google.Rpc.Status Found(Google.Rpc.Status status, ErrorInfo info, IMessage request)
    {
        var texts = RequestTexts.Of(request).DistinctBy(text => text.Path).ToDictionary(text => text.Path, text => text.Text);
        var known = status.GetDetail<ResourceInfo>();
        var field = FieldOf(info, known, texts);
        var resource = known ?? ErrorDetails.Resource(field is null ? "" : texts[field]);
        info.Metadata["resource_type"] = resource.ResourceType;
        if (field is not null)
        {
            info.Metadata["field"] = field;
        }

        return With(status, info, known is null && resource.ResourceName.Length > 0 ? resource : null);
    }

    // The field that the domain names, where the request has it; else the one in which the resource stands; else what the request is about.
    private static string? FieldOf(ErrorInfo info, ResourceInfo? known, Dictionary<string, string> texts) =>
        known is not null && texts.FirstOrDefault(text => text.Value == known.ResourceName).Key is { } holder ? holder
        : info.Metadata.TryGetValue("field", out var told) && texts.ContainsKey(told) ? told
        : known is null ? Main.FirstOrDefault(texts.ContainsKey) : null;

    private static Google.Rpc.Status Concerned(Google.Rpc.Status status, IMessage request)
    {
        var texts = RequestTexts.Of(request).ToLookup(text => text.Path, text => text.Text);
        var failure = status.GetDetail<PreconditionFailure>()!;
        failure.Violations[0].Subject = Main.Select(path => texts[path].FirstOrDefault()).FirstOrDefault(name => name is not null) ?? "";
        return With(status, failure, more: null);
    }

    // With one detail changed, and maybe one more.
    private static Google.Rpc.Status With(Google.Rpc.Status status, IMessage changed, IMessage? more)
    {
        var whole = new Google.Rpc.Status { Code = status.Code, Message = status.Message };
        whole.Details.AddRange(status.Details.Select(detail => detail.Is(changed.Descriptor) ? Any.Pack(changed) : detail));
        if (more is not null)
        {
            whole.Details.Add(Any.Pack(more));
        }

        return whole;
    }
}
