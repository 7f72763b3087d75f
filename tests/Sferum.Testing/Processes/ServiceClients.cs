using Grpc.Core;
using Grpc.Health.V1;
using Sferum.V1;

namespace Sferum.Testing.Processes;

/// <summary>A client of each service.</summary>
public sealed class ServiceClients(ChannelBase channel)
{
    /// <summary>Health.</summary>
    public Health.HealthClient Health { get; } = new(channel);

    /// <summary>Schools, people, classes, groups.</summary>
    public SchoolService.SchoolServiceClient Schools { get; } = new(channel);

    /// <summary>Rosters.</summary>
    public RosterService.RosterServiceClient Rosters { get; } = new(channel);

    /// <summary>Timetables.</summary>
    public TimetableService.TimetableServiceClient Timetables { get; } = new(channel);

    /// <summary>Chats.</summary>
    public ChatService.ChatServiceClient Chats { get; } = new(channel);

    /// <summary>Conferences.</summary>
    public ConferenceService.ConferenceServiceClient Conferences { get; } = new(channel);

    /// <summary>The journal's three calls.</summary>
    public LessonJournalService.LessonJournalServiceClient Journal { get; } = new(channel);

    /// <summary>Links of accounts.</summary>
    public UserLinkService.UserLinkServiceClient Links { get; } = new(channel);

    /// <summary>Operation.</summary>
    public OperationsService.OperationsServiceClient Operations { get; } = new(channel);
}
