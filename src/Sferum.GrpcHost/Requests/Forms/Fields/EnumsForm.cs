using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A list of an enum's values, such as the types in a filter.</summary>
internal sealed class EnumsForm(FieldDescriptor field) : FieldForm(field.Name)
{
    private readonly Func<IMessage, IList> _read = FieldReader.Of<IList>(field);

    internal override Refusal? Check(IMessage message)
    {
        var values = _read(message);
        for (var i = 0; i < values.Count; i++)
        {
            if (field.EnumType.FindValueByNumber((int)values[i]!) is null)
            {
                return WrongAt(i, ErrorReason.UnknownEnumValue);
            }
        }

        return null;
    }
}
