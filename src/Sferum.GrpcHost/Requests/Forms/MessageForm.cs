using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Requests.Forms.Fields;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms;

/// <summary>The form of one message type. Built once; checking reads fields by compiled accessors and makes nothing unless something is wrong.</summary>
internal sealed class MessageForm
{
    private static readonly Dictionary<(MessageDescriptor, bool), MessageForm> Known = [];
    private static readonly Lock Building = new();

    // Lists of these are answered item by item: what is wrong with one is its own outcome, not the whole call's.
    private static readonly MessageDescriptor[] AnsweredOneByOne = [RosterChange.Descriptor, CreateConferenceRequest.Descriptor];
    private static readonly MessageForm Any = new() { _fields = [] };

    // Null while it is being built, which a message that holds itself sees.
    private FieldForm[]? _fields;

    /// <summary>True when nothing of the message has to be looked at.</summary>
    internal bool IsFree => _fields is { Length: 0 };

    /// <summary>The form of a message type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="demanding">Whether required fields are demanded.</param>
    internal static MessageForm Of(MessageDescriptor type, bool demanding)
    {
        lock (Building)
        {
            if (!Known.TryGetValue((type, demanding), out var form))
            {
                Known[(type, demanding)] = form = new MessageForm();
                form._fields = [.. Fields(type, demanding)];
            }

            return form;
        }
    }

    internal Refusal? Check(IMessage message)
    {
        foreach (var field in _fields!)
        {
            if (field.Check(message) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static IEnumerable<FieldForm> Fields(MessageDescriptor type, bool demanding)
    {
        // What an update leaves out is left as it is: only its mask says what is meant.
        var below = demanding && type.FindFieldByName("update_mask") is null;
        return type.Fields.InDeclarationOrder()
            .Where(field => !FieldRules.IsOutput(field))
            .Select(field => FieldForms.Of(field, demanding, type => AnsweredOneByOne.Contains(Item(field)) ? Any : Of(type, below)))
            .OfType<FieldForm>();
    }

    private static MessageDescriptor? Item(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.IsRepeated ? field.MessageType : null;
}
