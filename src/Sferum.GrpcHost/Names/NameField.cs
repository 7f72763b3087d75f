using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Names;

/// <summary>Reads the resource names in a request's fields; what is not a name of that kind ends the call with INVALID_NAME and the field's path.</summary>
internal static class NameField
{
    internal static SchoolId School(string name, string field, ServerCallContext context) =>
        SchoolId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static ClassId Class(string name, string field, ServerCallContext context) =>
        ClassId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static GroupId Group(string name, string field, ServerCallContext context) =>
        GroupId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static LessonId Lesson(string name, string field, ServerCallContext context) =>
        LessonId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static ChatId Chat(string name, string field, ServerCallContext context) =>
        ChatId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static ConferenceId Conference(string name, string field, ServerCallContext context) =>
        ConferenceId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static PersonId Person(string name, string field, ServerCallContext context) =>
        PersonId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static RosterImportId RosterImport(string name, string field, ServerCallContext context) =>
        RosterImportId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    internal static AccountId Account(string name, string field, ServerCallContext context) =>
        AccountId.TryParse(name, out var id) ? id : throw Invalid(field, context);

    /// <summary>The account of a field that may be empty, such as <c>acting_account</c>.</summary>
    internal static AccountId? OptionalAccount(string name, string field, ServerCallContext context) =>
        name.Length == 0 ? null : Account(name, field, context);

    /// <summary>The accounts of a list.</summary>
    internal static IReadOnlyList<AccountId> Accounts(IReadOnlyList<string> names, string field, ServerCallContext context) =>
        [.. names.Select((name, i) => Account(name, $"{field}[{i}]", context))];

    /// <summary>The refusal for names of other kinds.</summary>
    internal static RpcException Invalid(string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(RefusalReason.InvalidName, field), AcceptLanguage.Of(context));
}
