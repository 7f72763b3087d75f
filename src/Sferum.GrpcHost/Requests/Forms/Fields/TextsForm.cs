using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A list of texts.</summary>
internal sealed class TextsForm(FieldDescriptor field, bool required) : FieldForm(field.Name)
{
    private readonly Func<IMessage, RepeatedField<string>> _read = FieldReader.Of<RepeatedField<string>>(field);

    internal override Refusal? Check(IMessage message)
    {
        var texts = _read(message);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!TextForm.IsClean(texts[i]))
            {
                return WrongAt(i, ErrorReason.TextHasControlCharacters);
            }
        }

        return required && texts.Count == 0 ? Wrong(FieldRules.WhenMissing(field)) : null;
    }
}
