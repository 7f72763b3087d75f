// vk-io does with the sandbox what the adapter does with VK: chats, members, links, calls, and many calls in one request.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ExecuteError } from 'vk-io';
import { methods as people } from './people.mjs';
import { token, traffic } from './sandbox.mjs';
import { client, thrownBy } from './vk-io.mjs';

const chatPeers = 2_000_000_000;
let owner;
let heir;

before(async () => {
  owner = client(await token(people.owner));
  heir = client(await token(people.heir));
});

const newChat = async (title, users = [people.friend]) => (await owner.messages.createChat({ user_ids: users, title })).chat_id;

const membersOf = async (chat) => (await owner.messages.getConversationMembers({ peer_id: chatPeers + chat })).items.map((item) => item.member_id);

test('users.get tells who the token is of', async () => {
  const [me] = await owner.users.get({});
  assert.deepEqual([me.id, me.first_name, me.last_name], [people.owner, 'Алёна', 'Соловьёва']);
});

test('users.get tells of many, with the fields that were asked for', async () => {
  const users = await owner.users.get({ user_ids: [people.friend, people.heir], fields: ['can_invite_to_chats', 'sex'] });
  assert.deepEqual(users.map((user) => [user.id, user.can_invite_to_chats, user.sex]), [[people.friend, true, 2], [people.heir, true, 1]]);
});

test('messages.createChat gives the number of the chat and who was added', async () => {
  const made = await owner.messages.createChat({ user_ids: [people.friend, people.heir], title: '5 «А» & Ко' });
  assert.ok(Number.isInteger(made.chat_id) && made.chat_id > 0, JSON.stringify(made));
  assert.deepEqual(made.peer_ids, [people.friend, people.heir]);
  assert.deepEqual(await membersOf(made.chat_id), [people.owner, people.friend, people.heir]);
});

test('messages.createChat of an older version gives a bare number', async () => {
  assert.equal(typeof (await client(await token(people.owner), { apiVersion: '5.131' }).messages.createChat({ title: 'Старый' })), 'number');
});

test('messages.editChat changes the title', async () => {
  const chat = await newChat('5 А');
  assert.equal(await owner.messages.editChat({ chat_id: chat, title: '6 А' }), 1);
  const { items: [conversation] } = await owner.messages.getConversationsById({ peer_ids: [chatPeers + chat] });
  assert.deepEqual([conversation.chat_settings.title, conversation.chat_settings.members_count], ['6 А', 2]);
});

test('messages.addChatUser and messages.removeChatUser bring somebody in and take them out', async () => {
  const chat = await newChat('7 А');
  assert.equal(await owner.messages.addChatUser({ chat_id: chat, user_id: people.stranger, visible_messages_count: 0 }), 1);
  assert.deepEqual(await membersOf(chat), [people.owner, people.friend, people.stranger]);
  assert.equal(await owner.messages.removeChatUser({ chat_id: chat, user_id: people.friend }), 1);
  assert.equal(await owner.messages.removeChatUser({ chat_id: chat, member_id: people.stranger }), 1);
  assert.deepEqual(await membersOf(chat), [people.owner]);
});

test('messages.getConversationMembers gives pages, profiles, and who may what', async () => {
  const chat = await newChat('8 А', [people.friend, people.heir]);
  await owner.call('messages.setMemberRole', { peer_id: chatPeers + chat, member_id: people.heir, role: 'admin' });
  const page = await owner.messages.getConversationMembers({ peer_id: chatPeers + chat, offset: 1, count: 2, extended: 1, fields: ['sex'] });
  assert.equal(page.count, 3);
  assert.deepEqual(page.items.map((item) => [item.member_id, item.is_admin, item.can_kick, item.invited_by]), [
    [people.friend, undefined, true, people.owner],
    [people.heir, true, true, people.owner],
  ]);
  assert.ok(page.items.every((item) => item.join_date > 1_600_000_000));
  assert.deepEqual(page.profiles.map((user) => [user.id, user.sex]), [[people.friend, 2], [people.heir, 1]]);
});

test('messages.searchConversations and messages.getConversationsById find a chat', async () => {
  const chat = await newChat('Единственный');
  const found = await owner.messages.searchConversations({ q: 'единственный', count: 255, extended: 1 });
  assert.deepEqual(found.items.map((item) => [item.peer.id, item.peer.local_id, item.chat_settings.title]), [[chatPeers + chat, chat, 'Единственный']]);
  assert.deepEqual(found.profiles.map((user) => user.id).sort(), [people.owner, people.friend]);
  const byId = await owner.messages.getConversationsById({ peer_ids: [chatPeers + chat], extended: 1 });
  assert.deepEqual([byId.count, byId.items[0].chat_settings.owner_id, byId.profiles.length], [1, people.owner, 2]);
});

test('messages.getInviteLink lets another account take the chat over', async () => {
  const chat = await newChat('9 А');
  const { link } = await owner.messages.getInviteLink({ peer_id: chatPeers + chat });
  assert.match(link, /^https:\/\/vk\.me\/join\/[\w-]{32}$/);
  assert.equal((await owner.messages.getInviteLink({ peer_id: chatPeers + chat })).link, link);
  const joined = await heir.messages.joinChatByInviteLink({ link });
  assert.ok(joined.chat_id > 0);
  assert.equal(await owner.call('messages.setMemberRole', { peer_id: chatPeers + chat, member_id: people.heir, role: 'admin' }), 1);
  assert.equal(await heir.messages.editChat({ chat_id: joined.chat_id, title: '9 Б' }), 1);
  const renewed = await heir.messages.getInviteLink({ peer_id: chatPeers + joined.chat_id, reset: 1 });
  assert.notEqual(renewed.link, link);
});

test('messages.deleteConversation forgets what the account has seen', async () => {
  const chat = await newChat('10 А');
  await owner.messages.removeChatUser({ chat_id: chat, member_id: people.owner });
  const { last_deleted_id: last } = await owner.messages.deleteConversation({ peer_id: chatPeers + chat });
  assert.ok(Number.isInteger(last));
});

test('calls.start opens a call, calls.forceFinish ends it', async () => {
  const chat = await newChat('Звонок');
  const started = await owner.calls.start({ peer_id: chatPeers + chat });
  assert.match(started.call_id, /^[0-9a-f-]{36}$/);
  assert.match(started.join_link, /^https:\/\/vk\.com\/call\/join\/[\w-]{43}$/);
  assert.equal(typeof started.ok_join_link, 'string');
  assert.ok(started.short_credentials.link_with_password.endsWith(`?p=${started.short_credentials.password}`));
  assert.deepEqual(await owner.call('calls.getParticipants', { call_id: started.call_id }), { count: 0, profiles: [] });
  assert.equal(await owner.calls.forceFinish({ call_id: started.call_id }), 1);
  assert.equal((await thrownBy(owner.calls.forceFinish({ call_id: started.call_id }))).code, 951);
});

test('execute runs 25 calls as one request and gives each its own outcome', async () => {
  const chat = await newChat('Сразу');
  const calls = [
    `API.messages.addChatUser(${JSON.stringify({ chat_id: chat, user_id: people.heir })})`,
    `API.messages.addChatUser(${JSON.stringify({ chat_id: chat, user_id: people.friend })})`,
    `API.messages.removeChatUser(${JSON.stringify({ chat_id: chat, user_id: people.stranger })})`,
    `API.messages.editChat(${JSON.stringify({ chat_id: chat, title: '«Все» сразу, и\n"вместе"' })})`,
    ...Array.from({ length: 20 }, () => `API.users.get(${JSON.stringify({ user_ids: [people.friend, people.heir].join() })})`),
    `API.calls.start(${JSON.stringify({ peer_id: chatPeers + chat })})`,
  ];
  const before = await traffic(people.owner);
  const { response, errors } = await owner.execute({ code: `return [${calls.join(',')}];` });
  assert.equal((await traffic(people.owner)).accepted - before.accepted, 1);
  assert.equal(response.length, 25);
  assert.deepEqual(response.slice(0, 4), [1, false, false, 1]);
  assert.ok(response.slice(4, 24).every((users) => users.length === 2 && users[1].id === people.heir));
  assert.match(response[24].call_id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(errors.map((error) => [error instanceof ExecuteError, error.method, error.code]), [
    [true, 'messages.addChatUser', 15],
    [true, 'messages.removeChatUser', 935],
  ]);
});

test('25 calls that the client itself packs into one execute come back each to its caller', async () => {
  const chat = await newChat('Пачкой');
  const packing = client(await token(people.owner), { apiMode: 'parallel' });
  const before = await traffic(people.owner);
  const outcomes = await Promise.allSettled([
    packing.messages.addChatUser({ chat_id: chat, user_id: people.heir }),
    packing.messages.addChatUser({ chat_id: chat, user_id: people.heir }),
    packing.messages.getConversationMembers({ peer_id: chatPeers + chat, extended: true }),
    ...Array.from({ length: 21 }, () => packing.users.get({ user_ids: [people.friend] })),
    packing.messages.editChat({ chat_id: chat + 1000, title: 'Нет такого' }),
  ]);
  assert.equal((await traffic(people.owner)).accepted - before.accepted, 1);
  assert.equal(outcomes.length, 25);
  assert.deepEqual([outcomes[0].value, outcomes[1].reason.code, outcomes[2].value.profiles.length, outcomes[24].reason.code], [1, 15, 3, 945]);
  assert.ok(outcomes.slice(3, 24).every((outcome) => outcome.value[0].id === people.friend));
});

test('an execute of 26 calls is refused as a whole', async () => {
  const calls = Array.from({ length: 26 }, () => 'API.users.get({})');
  assert.equal((await thrownBy(owner.execute({ code: `return [${calls.join(',')}];` }))).code, 13);
});
