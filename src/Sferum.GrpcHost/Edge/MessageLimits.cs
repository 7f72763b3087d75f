using System.Globalization;
using Sferum.V1;

namespace Sferum.GrpcHost.Edge;

/// <summary>The largest messages.</summary>
internal static class MessageLimits
{
    /// <summary>For everything, in bytes.</summary>
    internal const int Usual = 256 * 1024;

    /// <summary>For rosters and timetables, in bytes.</summary>
    internal const int Large = 4 * 1024 * 1024;

    /// <summary>The limit of a service, by its full name.</summary>
    internal static int Of(string? service) =>
        service == RosterService.Descriptor.FullName || service == TimetableService.Descriptor.FullName ? Large : Usual;

    /// <summary>The fact that goes with MESSAGE_TOO_LARGE.</summary>
    internal static (string Name, string Value) Fact(string? service) =>
        ("limit_bytes", Of(service).ToString(CultureInfo.InvariantCulture));
}
