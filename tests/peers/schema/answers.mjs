// Every answer that the sandbox has, recorded from a running one.
import assert from 'node:assert/strict';
import { schema as people } from '../people.mjs';
import { call, fault, setFlags, token } from '../sandbox.mjs';

const chatPeers = 2_000_000_000;

// Each: a name, its type in promised.ts, the fields that must not be missing, and what came.
export async function recorded() {
  const recording = new Recording(await token(people.owner), await token(people.heir));
  await chats(recording);
  await members(recording);
  await conversations(recording);
  await handOver(recording);
  await calls(recording);
  await users(recording);
  await executes(recording);
  await failures(recording);
  return recording.answers;
}

class Recording {
  answers = [];

  constructor(owner, heir) {
    this.owner = owner;
    this.heir = heir;
  }

  // Calls a method and records its response.
  async response(name, type, required, method, parameters, as = this.owner) {
    const envelope = await call(as, method, parameters);
    assert.deepEqual(Object.keys(envelope), ['response'], `${name}: ${JSON.stringify(envelope)}`);
    this.add(name, type, required, envelope.response);
    return envelope.response;
  }

  // Calls a method and records its error.
  async error(name, type, required, method, parameters, as = this.owner) {
    const envelope = await call(as, method, parameters);
    assert.deepEqual(Object.keys(envelope), ['error'], `${name}: ${JSON.stringify(envelope)}`);
    this.add(name, type, ['error_code', 'error_msg', 'request_params', ...required], envelope.error);
  }

  add(name, type, required, answer) {
    this.answers.push({ name, type, required, answer });
  }
}

async function chats(recording) {
  const made = await recording.response('messages.createChat', 'CreateChat', ['chat_id', 'peer_ids'], 'messages.createChat', { user_ids: `${people.friend}`, title: 'Схема' });
  await recording.response('messages.createChat of nobody', 'CreateChat', ['chat_id', 'peer_ids'], 'messages.createChat', { title: 'Пусто' });
  await recording.response('messages.createChat without a title', 'CreateChat', ['chat_id', 'peer_ids'], 'messages.createChat', { user_ids: `${people.friend}` });
  recording.chat = made.chat_id;
  recording.peer = chatPeers + made.chat_id;
  await recording.response('messages.editChat', 'EditChat', [], 'messages.editChat', { chat_id: made.chat_id, title: 'Схема 5.199' });
}

async function members(recording) {
  const member = { chat_id: recording.chat, user_id: people.stranger };
  await recording.response('messages.addChatUser', 'AddChatUser', [], 'messages.addChatUser', member);
  await recording.response('messages.setMemberRole', 'SetMemberRole', [], 'messages.setMemberRole', { peer_id: recording.peer, member_id: people.friend, role: 'admin' });
  const asked = { peer_id: recording.peer };
  await recording.response('messages.getConversationMembers', 'Members', ['count', 'items'], 'messages.getConversationMembers', asked);
  const required = ['count', 'items', 'profiles', 'groups'];
  await recording.response('messages.getConversationMembers extended', 'ExtendedMembers', required, 'messages.getConversationMembers', { ...asked, extended: 1 });
  await recording.response('messages.getConversationMembers with fields', 'ExtendedMembers', required, 'messages.getConversationMembers', { ...asked, fields: 'sex,can_invite_to_chats' });
  await recording.response('messages.getConversationMembers beyond the last', 'Members', ['count', 'items'], 'messages.getConversationMembers', { ...asked, offset: 100 });
  await recording.response('messages.removeChatUser', 'RemoveChatUser', [], 'messages.removeChatUser', member);
}

async function conversations(recording) {
  const required = ['count', 'items'];
  const extended = [...required, 'profiles', 'groups'];
  await recording.response('messages.getConversationsById', 'Conversations', required, 'messages.getConversationsById', { peer_ids: `${recording.peer},${recording.peer + 1}` });
  await recording.response('messages.getConversationsById extended', 'ExtendedConversations', extended, 'messages.getConversationsById', { peer_ids: recording.peer, extended: 1, fields: 'sex' });
  await recording.response('messages.searchConversations', 'FoundConversations', required, 'messages.searchConversations', { q: 'Схема' });
  await recording.response('messages.searchConversations without a hit', 'FoundConversations', required, 'messages.searchConversations', { q: 'нет такого' });
  await recording.response('messages.searchConversations extended', 'ExtendedFoundConversations', extended, 'messages.searchConversations', { q: 'Схема', extended: 1 });
}

async function handOver(recording) {
  const { link } = await recording.response('messages.getInviteLink', 'InviteLink', ['link'], 'messages.getInviteLink', { peer_id: recording.peer });
  const joined = await recording.response('messages.joinChatByInviteLink', 'JoinChat', ['chat_id'], 'messages.joinChatByInviteLink', { link }, recording.heir);
  await recording.response('messages.getInviteLink reset', 'InviteLink', ['link'], 'messages.getInviteLink', { peer_id: recording.peer, reset: 1 });
  await recording.response('messages.removeChatUser of oneself', 'RemoveChatUser', [], 'messages.removeChatUser', { chat_id: joined.chat_id, member_id: people.heir }, recording.heir);
  const gone = { peer_ids: chatPeers + joined.chat_id };
  await recording.response('messages.getConversationsById of a chat that was left', 'Conversations', ['count', 'items'], 'messages.getConversationsById', gone, recording.heir);
  const cleared = { peer_id: chatPeers + joined.chat_id };
  await recording.response('messages.deleteConversation', 'DeleteConversation', ['last_deleted_id'], 'messages.deleteConversation', cleared, recording.heir);
}

async function calls(recording) {
  const required = ['call_id', 'join_link', 'ok_join_link', 'short_credentials'];
  const { call_id: call } = await recording.response('calls.start', 'StartCall', required, 'calls.start', {});
  await recording.response('calls.start in a chat', 'StartCall', required, 'calls.start', { peer_id: recording.peer });
  await recording.response('calls.getParticipants', 'CallParticipants', ['count', 'profiles'], 'calls.getParticipants', { call_id: call });
  await recording.response('calls.forceFinish', 'ForceFinish', [], 'calls.forceFinish', { call_id: call });
}

async function users(recording) {
  await setFlags(people.gone, { deactivated: true });
  const required = ['id', 'first_name', 'last_name'];
  await recording.response('users.get', 'Users', required, 'users.get', {});
  await recording.response('users.get with fields', 'Users', required, 'users.get', { user_ids: `${people.owner},${people.friend}`, fields: 'sex,can_invite_to_chats' });
  await recording.response('users.get of one who is gone', 'Users', required, 'users.get', { user_ids: people.gone });
}

async function executes(recording) {
  const code = `return [API.users.get({}),API.messages.editChat({"chat_id":${recording.chat},"title":"Ещё"}),API.messages.editChat({"chat_id":9999,"title":"Нет"}),API.calls.start({})];`;
  const envelope = await call(recording.owner, 'execute', { code });
  assert.deepEqual(Object.keys(envelope), ['response', 'execute_errors']);
  const [me, edited, failed, started] = envelope.response;
  assert.equal(failed, false);
  recording.add('execute: users.get', 'Users', ['id', 'first_name', 'last_name'], me);
  recording.add('execute: messages.editChat', 'EditChat', [], edited);
  recording.add('execute: calls.start', 'StartCall', ['call_id', 'join_link', 'ok_join_link', 'short_credentials'], started);
  recording.add('execute_errors', 'ExecuteFailures', ['method', 'error_code', 'error_msg'], envelope.execute_errors);
}

async function failures(recording) {
  await recording.error('an error of a method', 'Failure', [], 'messages.editChat', { chat_id: 9999, title: 'Нет' });
  await recording.error('an unknown method', 'Failure', [], 'messages.fly', {});
  await recording.error('a bad token', 'Failure', [], 'users.get', {}, 'vk1.a.nobody');
  await recording.error('a missing parameter', 'Failure', [], 'messages.addChatUser', { chat_id: 1 });
  await recording.error('an execute of nonsense', 'Failure', [], 'execute', { code: 'return 1 +' });
  await fault(people.owner, 'users.get', 'error', { code: 29 });
  await recording.error('an error set by a fault', 'Failure', [], 'users.get', {});
  await fault(people.owner, 'users.get', 'error', { code: 14 });
  await recording.error('a captcha', 'CaptchaFailure', ['captcha_sid', 'captcha_img', 'redirect_uri'], 'users.get', {});
  await fault(people.owner, 'users.get', 'error', { code: 17 });
  await recording.error('a validation', 'ValidationFailure', ['redirect_uri'], 'users.get', {});
}
