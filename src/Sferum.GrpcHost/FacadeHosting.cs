using Grpc.AspNetCore.Server;
using Sferum.GrpcHost.Audit;
using Sferum.GrpcHost.Audit.Refused;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Chats;
using Sferum.GrpcHost.Conferences;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Json;
using Sferum.GrpcHost.Operations;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools;
using Sferum.GrpcHost.Telemetry;
using Sferum.GrpcHost.UserLinks;

namespace Sferum.GrpcHost;

/// <summary>The facade: the contract over gRPC and as JSON, with reflection.</summary>
internal static class FacadeHosting
{
    internal static void AddFacade(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CallTroubles>();
        services.AddSingleton<CallAudit>();
        services.AddSingleton<RefusedCalls>();
        services.AddSingleton<CallInterceptor>();
        services.AddSingleton<PageTokens>();
        var grpc = services.AddGrpc(options =>
        {
            Limit(options, MessageLimits.Usual);
            options.Interceptors.Add<CallInterceptor>();
        });
        grpc.AddServiceOptions<RosterService>(options => Limit(options, MessageLimits.Large));
        grpc.AddServiceOptions<TimetableService>(options => Limit(options, MessageLimits.Large));
        grpc.AddJsonTranscoding(json =>
        {
            json.TypeRegistry = ErrorDetailTypes.Registry;
            // As the JSON form of protobuf has it: a number of 64 bits loses its end in JavaScript.
            json.JsonSettings.WriteInt64sAsStrings = true;
        });
        services.AddGrpcReflection();
    }

    internal static void UseFacade(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<AuthSettings>().IsRequired)
        {
            // With credentials a foreign page has nothing to call with; and a name of this machine's own is then as good as its number.
            app.Use(LoopbackHost.InvokeAsync);
        }

        app.UseRouting();
        app.Use(RequestTraces.InvokeAsync);
        app.UseAuth();
        app.Use(OperatorEndpoints.InvokeAsync);
        app.UseCallGate();
        app.UseWhen(http => GrpcEdge.IsGrpc(http.Request), grpc => grpc.Use(GrpcEdge.InvokeAsync));
        app.Use(JsonEdge.InvokeAsync);
        app.MapServices();
        app.MapGrpcReflectionService();
    }

    private static void MapServices(this WebApplication app)
    {
        app.MapGrpcService<SchoolService>();
        app.MapGrpcService<RosterService>();
        app.MapGrpcService<TimetableService>();
        app.MapGrpcService<ChatService>();
        app.MapGrpcService<ConferenceService>();
        app.MapGrpcService<LessonJournalService>();
        app.MapGrpcService<UserLinkService>();
        app.MapGrpcService<OperationsService>();
    }

    private static void Limit(GrpcServiceOptions options, int bytes)
    {
        options.MaxReceiveMessageSize = bytes;
        options.CompressionProviders = [new BoundedGzip(bytes)];
    }
}
