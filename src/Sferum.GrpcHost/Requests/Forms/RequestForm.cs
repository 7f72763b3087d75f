using Google.Protobuf;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms;

/// <summary>
/// The form that every request of a type must have, read off the contract once: required fields, clean text, known enum values, request ids, page sizes. What
/// names, lengths and times mean is the services' affair.
/// </summary>
internal static class RequestForm<T>
{
    // A roster in a stream is looked at when it has come whole: the contract counts its rows over all messages.
    private static readonly MessageForm? Form = Activator.CreateInstance<T>() is IMessage message and not ImportRosterRequest
        ? MessageForm.Of(message.Descriptor, demanding: true)
        : null;

    /// <summary>What is wrong, with the field's path; null when nothing is. Services use it for the items of a batch, which are answered one by one.</summary>
    internal static Refusal? Check(T request) => Form?.Check((IMessage)request!);
}
