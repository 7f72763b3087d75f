using Sferum.Sandbox.VkApi.Calls;
using Sferum.Sandbox.VkApi.Execute;
using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.VkApi.Messages;
using Sferum.Sandbox.VkApi.Users;

namespace Sferum.Sandbox.VkApi;

/// <summary>The API's face: every method it has, and its one address.</summary>
internal static class VkApiHosting
{
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Post];

    public static void AddVkApi(this IServiceCollection services)
    {
        foreach (var method in Methods())
            services.AddSingleton(method);
        services.AddSingleton<ApiInvoker>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<ApiGate>();
        services.AddSingleton<ExecuteRunner>();
        services.AddSingleton<ApiEndpoint>();
    }

    public static void MapVkApi(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<ApiEndpoint>();
        app.MapMethods("/method/{name}", Verbs, context => endpoint.HandleAsync(context, (string)context.GetRouteValue("name")!));
    }

    private static IApiMethod[] Methods() =>
    [
        new CreateChat(),
        new EditChat(),
        new AddChatUser(),
        new RemoveChatUser(),
        new SetMemberRole(),
        new GetConversationMembers(),
        new GetConversationsById(),
        new SearchConversations(),
        new GetInviteLink(),
        new JoinChatByInviteLink(),
        new DeleteConversation(),
        new GetUsers(),
        new StartCall(),
        new ForceFinishCall(),
        new GetCallParticipants(),
    ];
}
