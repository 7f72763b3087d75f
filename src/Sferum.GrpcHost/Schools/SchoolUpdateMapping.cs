using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>From UpdateSchool to the domain's command: only what the mask names, or what is set when there is no mask.</summary>
internal static class SchoolUpdateMapping
{
    private static readonly string[] Facts = ["title", "time_zone", "sferum_administrator"];

    internal static Outcome<UpdateSchool> ToCommand(UpdateSchoolRequest request)
    {
        var mask = SchoolMask.Of(request);
        return (mask.Check() ?? Check(request, mask)) is { } refusal ? refusal : Command(request, mask);
    }

    private static Refusal? Check(UpdateSchoolRequest request, SchoolMask mask) =>
        Facts.Where(mask.Names).Select(field => Empty(request.School, field)).OfType<Refusal>().FirstOrDefault()
        ?? FieldCheck.Length(request.School.Title, 200, "school.title")
        ?? FieldCheck.Length(request.School.TimeZone, 64, "school.time_zone")
        ?? FieldCheck.OptionalAccount(request.School.SferumAdministrator, "school.sferum_administrator")
        ?? FieldCheck.OptionalAccount(request.ActingAccount, "acting_account")
        ?? SettingsMapping.Check(request.School.Settings);

    private static Refusal? Empty(School school, string field) =>
        Text(school, field).Length == 0 ? Refusal.Of(RefusalReason.FieldRequired, $"school.{field}") : null;

    private static string Text(School school, string field) => field switch
    {
        "title" => school.Title,
        "time_zone" => school.TimeZone,
        _ => school.SferumAdministrator,
    };

    private static UpdateSchool Command(UpdateSchoolRequest request, SchoolMask mask) => new()
    {
        Request = RequestFingerprint.Of(request),
        Etag = request.School.Etag,
        Title = mask.Names("title") ? request.School.Title : null,
        TimeZone = mask.Names("time_zone") ? request.School.TimeZone : null,
        SferumAdministrator = mask.Names("sferum_administrator") ? Account(request.School.SferumAdministrator) : null,
        Settings = SettingsMapping.Patch(request.School.Settings ?? new(), mask),
        AllowMissing = request.AllowMissing,
        ValidateOnly = request.ValidateOnly,
        Actor = Account(request.ActingAccount),
    };

    private static AccountId? Account(string name) => AccountId.TryParse(name, out var id) ? id : null;
}
