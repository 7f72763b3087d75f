using System.Text.Json.Serialization;

namespace Sferum.Sandbox.World.Effects;

/// <summary>Something that changed in the world. The names below are the file format: old journals must stay readable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WorldSeeded), "world_seeded")]
[JsonDerivedType(typeof(PersonCreated), "person_created")]
[JsonDerivedType(typeof(ProfileCreated), "profile_created")]
[JsonDerivedType(typeof(PasswordSet), "password_set")]
[JsonDerivedType(typeof(PersonFlagged), "person_flagged")]
[JsonDerivedType(typeof(CodeIssued), "code_issued")]
[JsonDerivedType(typeof(TokensIssued), "tokens_issued")]
[JsonDerivedType(typeof(TokensRevoked), "tokens_revoked")]
[JsonDerivedType(typeof(ChatCreated), "chat_created")]
[JsonDerivedType(typeof(ChatRenamed), "chat_renamed")]
[JsonDerivedType(typeof(MemberAdded), "member_added")]
[JsonDerivedType(typeof(MemberRemoved), "member_removed")]
[JsonDerivedType(typeof(RoleSet), "role_set")]
[JsonDerivedType(typeof(InviteLinkMade), "invite_link_made")]
[JsonDerivedType(typeof(ConversationCleared), "conversation_cleared")]
[JsonDerivedType(typeof(CallStarted), "call_started")]
[JsonDerivedType(typeof(CallFinished), "call_finished")]
[JsonDerivedType(typeof(ParticipantJoined), "participant_joined")]
internal abstract record Effect;
