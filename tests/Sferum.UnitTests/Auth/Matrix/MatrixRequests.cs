using System.Collections;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>A request of the right form for any rpc, about a school that is told, read off the contract: a new rpc is in the matrix without anybody's doing.</summary>
internal static class MatrixRequests
{
    /// <summary>The request.</summary>
    /// <param name="method">The rpc.</param>
    /// <param name="school">The id of the school that it is about.</param>
    /// <param name="account">The id of the account that it is about, where it is about one.</param>
    /// <param name="child">The id of whatever else it names in the school.</param>
    internal static IMessage Of(MethodDescriptor method, string school, string account, string child)
    {
        var names = new Names(school, account, child);
        var request = New(method.InputType, names);
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule)
        {
            Fill(request, Path(rule), names);
        }

        // Where the school is only a filter it is named too.
        if (method.InputType.FindFieldByName("school") is { FieldType: FieldType.String } filter)
        {
            filter.Accessor.SetValue(request, $"schools/{school}");
        }

        return request;
    }

    private static string Path(HttpRule rule) =>
        rule.Get is { Length: > 0 } get ? get : rule.Post is { Length: > 0 } post ? post : rule.Patch is { Length: > 0 } patch ? patch : rule.Delete is { Length: > 0 } delete ? delete : rule.Put;

    // "/v1/{chat.name=schools/*/chats/*}": the field, and the pattern of its name.
    private static void Fill(IMessage request, string path, Names names)
    {
        var begin = path.IndexOf('{', StringComparison.Ordinal);
        if (begin < 0)
        {
            return;
        }

        var variable = path[(begin + 1)..path.IndexOf('}', StringComparison.Ordinal)].Split('=');
        var fields = variable[0].Split('.');
        foreach (var outer in fields[..^1])
        {
            request = (IMessage)request.Descriptor.FindFieldByName(outer).Accessor.GetValue(request);
        }

        request.Descriptor.FindFieldByName(fields[^1]).Accessor.SetValue(request, names.OfPattern(variable[1]));
    }

    private static IMessage New(MessageDescriptor type, Names names)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => IsNeeded(field, type)))
        {
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, names));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, names));
            }
        }

        return message;
    }

    private static bool IsNeeded(FieldDescriptor field, MessageDescriptor type) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(FieldBehavior.Required) == true
        // A stream begins with its header.
        || (type.Name == "ImportRosterRequest" && field.Name == "header");

    private static object Value(FieldDescriptor field, Names names) => field.FieldType switch
    {
        FieldType.String => names.OfField(field.Name),
        FieldType.Message => New(field.MessageType, names),
        FieldType.Enum => field.EnumType.Values[1].Number,
        FieldType.Bool => true,
        FieldType.UInt64 => 1UL,
        FieldType.Int64 => 1L,
        _ => 1,
    };

    private sealed record Names(string School, string Account, string Child)
    {
        internal string OfPattern(string pattern) => pattern.StartsWith("schools/", StringComparison.Ordinal)
            ? pattern.Replace("schools/*", $"schools/{School}", StringComparison.Ordinal).Replace("*", Child, StringComparison.Ordinal)
            : pattern.Replace("*", Account, StringComparison.Ordinal);

        internal string OfField(string field) => field switch
        {
            "school" or "parent" or "name" or "names" => $"schools/{School}",
            "school_class" => $"schools/{School}/classes/{Child}",
            "chat" or "chats" => $"schools/{School}/chats/{Child}",
            "lesson" => $"schools/{School}/lessons/{Child}",
            "conference" => $"schools/{School}/conferences/{Child}",
            "group" => $"schools/{School}/groups/{Child}",
            "account" or "accounts" or "sferum_administrator" or "teacher" or "student" or "child" or "participant" or "acting_account" => $"accounts/{Account}",
            "time_zone" => "Europe/Moscow",
            _ => "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"[..40],
        };
    }
}
