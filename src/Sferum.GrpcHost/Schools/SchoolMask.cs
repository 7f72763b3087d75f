using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>What an UpdateSchool changes.</summary>
internal sealed class SchoolMask
{
    private const string Settings = "settings";

    private static readonly HashSet<string> Known =
    [
        "title", "time_zone", "sferum_administrator", Settings,
        .. SchoolSettings.Descriptor.Fields.InDeclarationOrder().Select(field => $"{Settings}.{field.Name}"),
    ];

    private readonly HashSet<string> _paths;

    private SchoolMask(IEnumerable<string> paths) => _paths = [.. paths];

    /// <summary>The mask of a request; without one, every field that is set.</summary>
    internal static SchoolMask Of(UpdateSchoolRequest request) =>
        new(request.UpdateMask is { Paths.Count: > 0 } mask ? mask.Paths : SetFields(request.School));

    /// <summary>Refuses what cannot be changed.</summary>
    internal Refusal? Check() => _paths.All(Known.Contains) ? null : Refusal.Of(RefusalReason.UpdateMaskInvalid, "update_mask");

    /// <summary>Whether a fact is to be changed.</summary>
    internal bool Names(string field) => _paths.Contains(field);

    /// <summary>Whether a setting is to be changed.</summary>
    internal bool NamesSetting(string field) => _paths.Contains(Settings) || _paths.Contains($"{Settings}.{field}");

    private static IEnumerable<string> SetFields(School school) =>
    [
        .. school.Title.Length > 0 ? ["title"] : Array.Empty<string>(),
        .. school.TimeZone.Length > 0 ? ["time_zone"] : Array.Empty<string>(),
        .. school.SferumAdministrator.Length > 0 ? ["sferum_administrator"] : Array.Empty<string>(),
        .. school.Settings is { } settings ? SetSettings(settings) : [],
    ];

    private static IEnumerable<string> SetSettings(SchoolSettings settings) => SchoolSettings.Descriptor.Fields.InDeclarationOrder()
        .Where(field => field.HasPresence ? field.Accessor.HasValue(settings) : field.Accessor.GetValue(settings) is not (false or 0) && !IsUnspecified(field.Accessor.GetValue(settings)))
        .Select(field => $"{Settings}.{field.Name}");

    private static bool IsUnspecified(object value) => value is Enum && Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) == 0;
}
