using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Auth;

/// <summary>
/// Where resource names may stand in a message, read off the contract once: in every text that is not known to be something else, so that a new field is looked at until somebody says
/// that it need not be.
/// </summary>
internal sealed class NamePlan
{
    // Texts of people, ids and codes; a title may well begin with "schools/".
    private static readonly FrozenSet<string> Texts = new[]
    {
        "title", "query", "note", "subject", "display_name", "position_title", "family_name", "given_name", "patronymic", "class_title", "class_titles", "group_title", "lesson_title",
        "chat_title", "etag", "request_id", "page_token", "next_page_token", "order_by", "plan_digest", "time_zone", "id", "state", "code", "device_id", "error", "return_uri", "join_uri",
        "last_fault", "explanation", "editable_fields", "confirm", "profile_id", "profile_name",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<MessageDescriptor, NamePlan> Known = new();

    private readonly MessageDescriptor _message;

    // Built late: messages may hold each other.
    private Spot[]? _spots;

    private NamePlan(MessageDescriptor message) => _message = message;

    private Spot[] Spots => _spots ??= [.. _message.Fields.InDeclarationOrder().Where(IsLookedAt).Select(SpotOf)];

    internal static NamePlan Of(MessageDescriptor message) => Known.GetOrAdd(message, static descriptor => new NamePlan(descriptor));

    /// <summary>Whether a field is looked at.</summary>
    internal static bool IsLookedAt(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => !Texts.Contains(field.Name),
        FieldType.Message => field.IsMap || !field.MessageType.File.Package.StartsWith("google.", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The path of the first name that is meant, in the order of the fields; null when none is.</summary>
    internal string? Find(IMessage message, Func<string, bool> isMeant)
    {
        foreach (var spot in Spots)
        {
            if (Find(spot, spot.Field.Accessor.GetValue(message), isMeant) is { } path)
            {
                return spot.Field.Name + path;
            }
        }

        return null;
    }

    private static Spot SpotOf(FieldDescriptor field) => new(field, field.FieldType == FieldType.Message ? Of(field.MessageType) : null);

    private static string? Find(Spot spot, object? value, Func<string, bool> isMeant) => value switch
    {
        string text => text.Length > 0 && isMeant(text) ? "" : null,
        IMessage message => spot.Below!.Find(message, isMeant) is { } path ? "." + path : null,
        IList list => FindIn(spot, list, isMeant),
        // The contract has no maps; one that comes is refused by the test that reads the plan.
        _ => null,
    };

    private static string? FindIn(Spot spot, IList list, Func<string, bool> isMeant)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (Find(spot, list[i], isMeant) is { } path)
            {
                return string.Create(CultureInfo.InvariantCulture, $"[{i}]{path}");
            }
        }

        return null;
    }

    private sealed record Spot(FieldDescriptor Field, NamePlan? Below);
}
