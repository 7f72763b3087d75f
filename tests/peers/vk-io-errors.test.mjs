// vk-io reads every error as VK's: code, text, parameters, and what belongs to a code of its own.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { APIError, CallbackService, ExecuteError } from 'vk-io';
import { textOf } from './codes.mjs';
import { errors as people } from './people.mjs';
import { communityToken, expiredToken, fault, limitedSandbox, setFlags, token, traffic } from './sandbox.mjs';
import { client, thrownBy } from './vk-io.mjs';

const chatPeers = 2_000_000_000;
const noChat = 777;
let owner;
let stranger;
let community;
let chat;

before(async () => {
  owner = client(await token(people.owner));
  stranger = client(await token(people.stranger));
  community = client(await communityToken(42));
  chat = (await owner.messages.createChat({ user_ids: [people.friend], title: 'Ошибки' })).chat_id;
});

const paramsOf = (error) => Object.fromEntries(error.params.map(({ key, value }) => [key, value]));

const assertReadable = (error, code, method) => {
  assert.ok(error instanceof APIError, error.stack);
  assert.equal(error.code, code);
  assert.ok(error.message.startsWith(`Code №${code} - ${textOf(code)}`), error.message);
  const params = paramsOf(error);
  assert.deepEqual([params.method, params.v], [method, '5.199']);
  assert.equal(params.access_token, undefined);
};

// 6 is waited out by the client itself: see below.
for (const code of textOf.codes.filter((code) => code !== 6)) {
  test(`${code} set by a fault: ${textOf(code)}`, async () => {
    await fault(people.owner, 'messages.editChat', 'error', { code });
    const error = await thrownBy(owner.messages.editChat({ chat_id: chat, title: 'Не выйдет' }));
    assertReadable(error, code, 'messages.editChat');
    assert.deepEqual([paramsOf(error).chat_id, paramsOf(error).title], [`${chat}`, 'Не выйдет']);
  });

  test(`${code} inside an execute`, async () => {
    await fault(people.owner, 'users.get', 'error', { code });
    const { response, errors } = await owner.execute({ code: 'return [API.users.get({}),API.users.get({})];' });
    assert.deepEqual([response[0], response[1][0].id, errors.length], [false, people.owner, 1]);
    assert.ok(errors[0] instanceof ExecuteError);
    assert.deepEqual([errors[0].method, errors[0].code], ['users.get', code]);
    assert.ok(errors[0].message.startsWith(`Code №${code} - ${textOf(code)}`), errors[0].message);
  });
}

test('14 brings what a captcha is answered with', async () => {
  await fault(people.owner, 'users.get', 'error', { code: 14 });
  const error = await thrownBy(owner.users.get({}));
  assert.match(error.captchaSid, /^\d+$/);
  for (const address of [error.captchaImg, error.redirectUri]) {
    assert.equal((await fetch(address)).status, 200, address);
  }
});

test('14 that is answered by the person goes on with the call', async () => {
  const asked = [];
  const callbackService = new CallbackService().onCaptcha((payload, answer) => {
    asked.push(payload);
    return answer('solved');
  });
  await fault(people.owner, 'users.get', 'error', { code: 14 });
  const [me] = await client(await token(people.owner), { callbackService }).users.get({});
  assert.deepEqual([me.id, asked.length], [people.owner, 1]);
});

test('17 brings where the person is to go', async () => {
  await fault(people.owner, 'users.get', 'error', { code: 17 });
  const error = await thrownBy(owner.users.get({}));
  assert.equal((await fetch(error.redirectUri)).status, 200, error.redirectUri);
});

test('6 of a real limit is waited out by the client, which loses nothing', async () => {
  const hasty = client(await token(people.owner, limitedSandbox), { apiBaseUrl: new URL('method', limitedSandbox).href, apiRequestMode: 'burst', apiLimit: 20 });
  // On a machine that has no time one burst may keep to the rate by itself.
  for (let bursts = 1, refused = 0; refused === 0; bursts++) {
    assert.ok(bursts <= 10, 'nothing was ever refused');
    const answers = await Promise.all(Array.from({ length: 7 }, () => hasty.users.get({})));
    assert.ok(answers.every(([me]) => me.id === people.owner));
    const seen = await traffic(people.owner, limitedSandbox);
    assert.equal(seen.accepted, 7 * bursts);
    refused = seen.refused;
  }
});

const provoked = [
  [3, 'messages.fly', () => owner.call('messages.fly')],
  [5, 'users.get', () => client('vk1.a.nobody').users.get({})],
  [5, 'users.get', async () => client(await expiredToken(people.owner)).users.get({})],
  [12, 'execute', () => owner.execute({ code: 'return API.users.get(' })],
  [13, 'execute', () => owner.execute({ code: `return [${'API.users.get({}),'.repeat(26)}];` })],
  [15, 'messages.addChatUser', () => owner.messages.addChatUser({ chat_id: chat, user_id: people.friend })],
  [15, 'calls.start', () => owner.calls.start({ group_id: 42 })],
  [27, 'messages.addChatUser', () => community.messages.addChatUser({ chat_id: 1, user_id: people.friend })],
  [27, 'calls.start', () => community.calls.start({})],
  [100, 'messages.addChatUser', () => owner.messages.addChatUser({ chat_id: chat })],
  [100, 'messages.editChat', () => owner.messages.editChat({ chat_id: 'пять', title: '5' })],
  [104, 'calls.forceFinish', () => owner.calls.forceFinish({ call_id: '00000000-0000-4000-8000-000000000000' })],
  [917, 'messages.joinChatByInviteLink', () => owner.messages.joinChatByInviteLink({ link: 'https://vk.me/join/dead' })],
  [917, 'messages.getInviteLink', () => owner.messages.getInviteLink({ peer_id: chatPeers + noChat })],
  [927, 'messages.getConversationMembers', () => owner.messages.getConversationMembers({ peer_id: chatPeers + noChat })],
  [927, 'messages.getConversationsById', () => owner.messages.getConversationsById({ peer_ids: [chatPeers + noChat] })],
  [935, 'messages.removeChatUser', () => owner.messages.removeChatUser({ chat_id: chat, user_id: people.stranger })],
  [936, 'messages.addChatUser', () => owner.messages.addChatUser({ chat_id: chat, user_id: 1 })],
  [936, 'messages.createChat', () => owner.messages.createChat({ user_ids: [1, 2], title: 'Никого' })],
  [936, 'messages.deleteConversation', () => owner.messages.deleteConversation({ peer_id: chatPeers + noChat })],
  [945, 'messages.editChat', () => stranger.messages.editChat({ chat_id: noChat, title: 'Чужой' })],
];

for (const [code, method, call] of provoked) {
  test(`${code} of ${method}, provoked`, async () => assertReadable(await thrownBy(call()), code, method));
}

test('8 of a request that names no version', async () => {
  const error = await thrownBy(owner.users.get({ v: '' }));
  assert.deepEqual([error instanceof APIError, error.code, paramsOf(error).v], [true, 8, '']);
});

test('919, 931 and 925 of a member who is no administrator', async () => {
  const friend = client(await token(people.friend));
  const { items } = await friend.messages.searchConversations({ q: 'Ошибки' });
  const peer = items[0].peer.id;
  assertReadable(await thrownBy(friend.messages.getInviteLink({ peer_id: peer })), 919, 'messages.getInviteLink');
  assertReadable(await thrownBy(friend.messages.getInviteLink({ peer_id: peer, reset: 1 })), 931, 'messages.getInviteLink');
  assertReadable(await thrownBy(friend.messages.editChat({ chat_id: peer - chatPeers, title: 'Моё' })), 925, 'messages.editChat');
});

test('981 of a person whose settings refuse, 18 of one who is gone', async () => {
  await setFlags(people.shy, { privacy: true });
  await setFlags(people.gone, { deactivated: true });
  assertReadable(await thrownBy(owner.messages.addChatUser({ chat_id: chat, user_id: people.shy })), 981, 'messages.addChatUser');
  assertReadable(await thrownBy(owner.messages.addChatUser({ chat_id: chat, user_id: people.gone })), 18, 'messages.addChatUser');
  assertReadable(await thrownBy(client(await token(people.gone)).users.get({})), 18, 'users.get');
  const [shy, gone] = await owner.users.get({ user_ids: [people.shy, people.gone], fields: ['can_invite_to_chats'] });
  assert.deepEqual([shy.can_invite_to_chats, gone.can_invite_to_chats, gone.deactivated], [false, false, 'deleted']);
});

test('951 of a call that is over', async () => {
  const { call_id: call } = await owner.calls.start({});
  await owner.calls.forceFinish({ call_id: call });
  assertReadable(await thrownBy(owner.calls.forceFinish({ call_id: call })), 951, 'calls.forceFinish');
  assertReadable(await thrownBy(owner.call('calls.getParticipants', { call_id: call })), 951, 'calls.getParticipants');
});

test('917 of somebody who was put out of the chat', async () => {
  const { chat_id: left } = await owner.messages.createChat({ user_ids: [people.admin], title: 'Прощание' });
  const admin = client(await token(people.admin));
  const { items: [{ peer }] } = await admin.messages.searchConversations({ q: 'Прощание' });
  await owner.messages.removeChatUser({ chat_id: left, user_id: people.admin });
  assertReadable(await thrownBy(admin.messages.getConversationMembers({ peer_id: peer.id })), 917, 'messages.getConversationMembers');
  assertReadable(await thrownBy(admin.call('messages.setMemberRole', { peer_id: peer.id, member_id: people.owner, role: 'member' })), 917, 'messages.setMemberRole');
});
