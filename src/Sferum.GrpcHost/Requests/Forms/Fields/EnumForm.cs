using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>One of an enum's values: a number that this version does not know is refused, never taken for "unspecified".</summary>
internal sealed class EnumForm(FieldDescriptor field, bool required) : FieldForm(field.Name)
{
    private readonly Func<IMessage, int> _read = FieldReader.Of<int>(field);

    internal override Refusal? Check(IMessage message)
    {
        var number = _read(message);
        if (number == 0)
        {
            return required ? Wrong(ErrorReason.FieldRequired) : null;
        }

        return field.EnumType.FindValueByNumber(number) is null ? Wrong(ErrorReason.UnknownEnumValue) : null;
    }
}
