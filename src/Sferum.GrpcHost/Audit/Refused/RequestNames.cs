using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Audit.Refused;

/// <summary>Puts what the path and the query of a JSON request say where the contract says it belongs. Pure.</summary>
internal static class RequestNames
{
    /// <summary>Puts the name in a path, by a rule such as <c>/v1/{chat.name=schools/*/chats/*}</c>; the contract's rules have one at most.</summary>
    internal static void PutPath(IMessage message, HttpRule rule, string path)
    {
        var pattern = Pattern(rule);
        var (open, close) = (pattern.IndexOf('{', StringComparison.Ordinal), pattern.IndexOf('}', StringComparison.Ordinal));
        if (open < 0 || close < open)
        {
            return;
        }

        var (before, inner, after) = (pattern[..open], pattern[(open + 1)..close], pattern[(close + 1)..]);
        if (path.Length > before.Length + after.Length && path.StartsWith(before, StringComparison.Ordinal) && path.EndsWith(after, StringComparison.Ordinal))
        {
            PutText(message, inner.Split('=')[0], path[before.Length..^after.Length]);
        }
    }

    /// <summary>Puts a text into a field, such as <c>chat.name</c>; what is no text field of the message is left.</summary>
    internal static void PutText(IMessage message, string path, string text)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (Find(message, name) is not { FieldType: FieldType.Message, IsRepeated: false } below)
            {
                return;
            }

            var value = below.Accessor.GetValue(message) as IMessage;
            if (value is null)
            {
                below.Accessor.SetValue(message, value = below.MessageType.Parser.ParseFrom(ByteString.Empty));
            }

            message = value;
        }

        if (Find(message, names[^1]) is { FieldType: FieldType.String, IsRepeated: false } field)
        {
            field.Accessor.SetValue(message, text);
        }
    }

    private static FieldDescriptor? Find(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name) ?? message.Descriptor.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);

    private static string Pattern(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Post => rule.Post,
        HttpRule.PatternOneofCase.Put => rule.Put,
        HttpRule.PatternOneofCase.Patch => rule.Patch,
        HttpRule.PatternOneofCase.Delete => rule.Delete,
        _ => rule.Get,
    };
}
