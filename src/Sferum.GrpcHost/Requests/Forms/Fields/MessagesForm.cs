using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A list of messages.</summary>
internal sealed class MessagesForm(FieldDescriptor field, bool required, MessageForm form) : FieldForm(field.Name)
{
    private readonly Func<IMessage, IList> _read = FieldReader.Of<IList>(field);

    internal override Refusal? Check(IMessage message)
    {
        var items = _read(message);
        for (var i = 0; i < items.Count; i++)
        {
            if (form.Check((IMessage)items[i]!) is { } refusal)
            {
                return Below(i, refusal);
            }
        }

        return required && items.Count == 0 ? Wrong(ErrorReason.FieldRequired) : null;
    }
}
