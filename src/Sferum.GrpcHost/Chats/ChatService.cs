namespace Sferum.GrpcHost.Chats;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class ChatService : V1.ChatService.ChatServiceBase;
