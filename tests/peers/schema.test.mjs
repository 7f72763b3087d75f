// Every answer of the sandbox fits what VK publishes of its methods: compiled against the published types, strictly; and the check notices whatever is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recorded } from './schema/answers.mjs';
import { compiled } from './schema/compiler.mjs';
import { spoiled } from './schema/spoiled.mjs';

const answers = await recorded();
const wrong = answers.flatMap(({ name, type, required, answer }) => spoiled({ required, answer }).map((one) => ({ name, type, ...one })));
const troubles = compiled([...answers, ...wrong]);

test('all methods are here', () => {
  const methods = new Set(answers.flatMap(({ name }) => name.match(/^[a-z]+\.[a-zA-Z]+/u) ?? []));
  assert.deepEqual([...methods].sort(), [
    'calls.forceFinish', 'calls.getParticipants', 'calls.start', 'messages.addChatUser', 'messages.createChat', 'messages.deleteConversation', 'messages.editChat',
    'messages.getConversationMembers', 'messages.getConversationsById', 'messages.getInviteLink', 'messages.joinChatByInviteLink', 'messages.removeChatUser',
    'messages.searchConversations', 'messages.setMemberRole', 'users.get',
  ]);
});

answers.forEach(({ name, type, answer }, place) => {
  test(`${name} fits ${type}`, () => assert.equal(troubles[place], '', JSON.stringify(answer, null, 2)));
});

wrong.forEach(({ name, how, type }, place) => {
  test(`${name}, ${how}, does not fit ${type}`, () => assert.notEqual(troubles[answers.length + place], ''));
});
