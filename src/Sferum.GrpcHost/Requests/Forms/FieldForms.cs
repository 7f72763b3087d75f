using Google.Protobuf.Reflection;
using Sferum.GrpcHost.Requests.Forms.Fields;

namespace Sferum.GrpcHost.Requests.Forms;

/// <summary>Which form a field has.</summary>
internal static class FieldForms
{
    /// <summary>The form of a field; null when any value will do.</summary>
    /// <param name="field">The field.</param>
    /// <param name="demanding">Whether it is demanded where it is required.</param>
    /// <param name="below">The form of its own message.</param>
    internal static FieldForm? Of(FieldDescriptor field, bool demanding, Func<MessageDescriptor, MessageForm> below)
    {
        var required = demanding && FieldRules.IsRequired(field);
        return field.FieldType switch
        {
            FieldType.String when field.IsRepeated => new TextsForm(field, required),
            FieldType.String when FieldRules.IsChangeId(field) => demanding ? new ChangeIdForm(field, required) : new TextForm(field, required),
            FieldType.String => new TextForm(field, required),
            FieldType.Enum when field.IsRepeated => new EnumsForm(field),
            FieldType.Enum => new EnumForm(field, required),
            FieldType.Message when field.IsMap => null,
            FieldType.Message => OfMessage(field, required, below(field.MessageType)),
            FieldType.Int32 when field.Name == "page_size" => new NumberForm(field, 0, int.MaxValue, shownMaximum: Paging.PageSize.Maximum),
            FieldType.Int32 when field.Name == "skip" => new NumberForm(field, 0, Paging.PageSize.MaximumSkip),
            _ => null,
        };
    }

    private static FieldForm? OfMessage(FieldDescriptor field, bool required, MessageForm form)
    {
        if (form.IsFree && !required)
        {
            return null;
        }

        return field.IsRepeated ? new MessagesForm(field, required, form) : new SubmessageForm(field, required, form);
    }
}
