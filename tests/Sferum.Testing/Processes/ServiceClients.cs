using Grpc.Core;
using Grpc.Health.V1;
using Sferum.V1;

namespace Sferum.Testing.Processes;

/// <summary>A client of each service.</summary>
public sealed class ServiceClients(CallInvoker calls)
{
    /// <summary>Health.</summary>
    public Health.HealthClient Health { get; } = new(calls);

    /// <summary>Schools, people, classes, groups.</summary>
    public SchoolService.SchoolServiceClient Schools { get; } = new(calls);

    /// <summary>Rosters.</summary>
    public RosterService.RosterServiceClient Rosters { get; } = new(calls);

    /// <summary>Timetables.</summary>
    public TimetableService.TimetableServiceClient Timetables { get; } = new(calls);

    /// <summary>Chats.</summary>
    public ChatService.ChatServiceClient Chats { get; } = new(calls);

    /// <summary>Conferences.</summary>
    public ConferenceService.ConferenceServiceClient Conferences { get; } = new(calls);

    /// <summary>The journal's three calls.</summary>
    public LessonJournalService.LessonJournalServiceClient Journal { get; } = new(calls);

    /// <summary>Links of accounts.</summary>
    public UserLinkService.UserLinkServiceClient Links { get; } = new(calls);

    /// <summary>Operation.</summary>
    public OperationsService.OperationsServiceClient Operations { get; } = new(calls);
}
