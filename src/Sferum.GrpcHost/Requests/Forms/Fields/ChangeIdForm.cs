using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>The caller's id of a change: 1 to 64 characters of <c>A-Za-z0-9._-</c>.</summary>
internal sealed class ChangeIdForm(FieldDescriptor field, bool required) : FieldForm(field.Name)
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly Func<IMessage, string> _read = FieldReader.Of<string>(field);

    internal override Refusal? Check(IMessage message)
    {
        var id = _read(message);
        if (id.Length == 0)
        {
            return required ? Wrong(ErrorReason.FieldRequired) : null;
        }

        return id.Length > MaxLength || id.AsSpan().ContainsAnyExcept(Allowed) ? Wrong(ErrorReason.InvalidRequestId) : null;
    }
}
