// What VK publishes of each answer (@vkontakte/api-schema-typescript), which leaves every field open, made stricter by what docs and clients rely on: the fields that must be there.
import type {
  BaseError,
  BaseRequestParam,
  CallsForceFinishResponse,
  CallsShortCredentials,
  CallsStartResponse,
  MessagesAddChatUserResponse,
  MessagesChatSettings,
  MessagesConversation,
  MessagesConversationMember,
  MessagesConversationPeer,
  MessagesCreateChatResponse,
  MessagesDeleteConversationResponse,
  MessagesEditChatResponse,
  MessagesGetConversationMembersResponse,
  MessagesGetConversationsByIdExtendedResponse,
  MessagesGetConversationsByIdResponse,
  MessagesGetInviteLinkResponse,
  MessagesJoinChatByInviteLinkResponse,
  MessagesRemoveChatUserResponse,
  MessagesSearchConversationsExtendedResponse,
  MessagesSearchConversationsResponse,
  UsersUserFull,
} from '@vkontakte/api-schema-typescript';

export interface User extends UsersUserFull {
  id: number;
  first_name: string;
  last_name: string;
  // Listed among the fields to ask for (UsersFields), and forgotten in the object.
  can_invite_to_chats?: boolean;
}

export type Users = User[];

export interface CreateChat extends MessagesCreateChatResponse {
  chat_id: number;
  peer_ids: number[];
}

export type EditChat = MessagesEditChatResponse;

// Published as an object of nothing; VK answers 1.
export type AddChatUser = MessagesAddChatUserResponse & 1;

export type RemoveChatUser = MessagesRemoveChatUserResponse;

// Not published, seen in clients.
export type SetMemberRole = 1;

interface Member extends MessagesConversationMember {
  member_id: number;
  join_date: number;
  invited_by: number;
}

export interface Members extends MessagesGetConversationMembersResponse {
  count: number;
  items: Member[];
}

export interface ExtendedMembers extends Members {
  profiles: User[];
  groups: [];
}

interface Peer extends MessagesConversationPeer {
  id: number;
  type: 'chat';
  local_id: number;
}

interface Settings extends MessagesChatSettings {
  title: string;
  members_count: number;
  owner_id: number;
  admin_ids: number[];
  state: 'in' | 'kicked' | 'left' | 'out';
}

interface Conversation extends MessagesConversation {
  peer: Peer;
  chat_settings: Settings;
}

export interface Conversations extends MessagesGetConversationsByIdResponse {
  count: number;
  items: Conversation[];
}

export interface ExtendedConversations extends MessagesGetConversationsByIdExtendedResponse {
  count: number;
  items: Conversation[];
  profiles: User[];
  groups: [];
}

export interface FoundConversations extends MessagesSearchConversationsResponse {
  count: number;
  items: Conversation[];
}

export interface ExtendedFoundConversations extends MessagesSearchConversationsExtendedResponse {
  count: number;
  items: Conversation[];
  profiles: User[];
  groups: [];
}

export interface InviteLink extends MessagesGetInviteLinkResponse {
  link: string;
}

export interface JoinChat extends MessagesJoinChatByInviteLinkResponse {
  chat_id: number;
}

export interface DeleteConversation extends MessagesDeleteConversationResponse {
  last_deleted_id: number;
}

interface ShortCredentials extends CallsShortCredentials {
  id: string;
  password: string;
  link_without_password: string;
  link_with_password: string;
}

export interface StartCall extends CallsStartResponse {
  call_id: string;
  join_link: string;
  ok_join_link: string;
  short_credentials: ShortCredentials;
}

export type ForceFinish = CallsForceFinishResponse;

// Not published, seen in clients.
export interface CallParticipants {
  count: number;
  profiles: User[];
}

interface RequestParam extends BaseRequestParam {
  key: string;
  value: string;
}

export interface Failure extends BaseError {
  error_code: number;
  error_msg: string;
  request_params: RequestParam[];
}

// Beside the schema, in VK's pages on errors.
export interface CaptchaFailure extends Failure {
  captcha_sid: string;
  captcha_img: string;
  redirect_uri: string;
}

export interface ValidationFailure extends Failure {
  redirect_uri: string;
}

export type ExecuteFailures = { method: string; error_code: number; error_msg: string }[];
