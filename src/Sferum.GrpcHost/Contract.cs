using Sferum.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Sferum.GrpcHost;

/// <summary>The services of the contract.</summary>
internal static class Contract
{
    internal static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [
        SchoolService.Descriptor, RosterService.Descriptor, TimetableService.Descriptor, ChatService.Descriptor,
        ConferenceService.Descriptor, LessonJournalService.Descriptor, UserLinkService.Descriptor, OperationsService.Descriptor,
    ];
}
