using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A message in a message.</summary>
internal sealed class SubmessageForm(FieldDescriptor field, bool required, MessageForm form) : FieldForm(field.Name)
{
    private readonly Func<IMessage, IMessage?> _read = FieldReader.Of<IMessage?>(field);

    internal override Refusal? Check(IMessage message)
    {
        if (_read(message) is not { } inner)
        {
            return required ? Wrong(ErrorReason.FieldRequired) : null;
        }

        return form.Check(inner) is { } refusal ? Below(refusal) : null;
    }
}
