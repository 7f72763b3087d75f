// What vk-io makes of a platform that answers nothing sensible, or nothing at all: never an error of the API.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { APIError } from 'vk-io';
import { network as people } from './people.mjs';
import { fault, token } from './sandbox.mjs';
import { client, thrownBy } from './vk-io.mjs';

let owner;

before(async () => {
  owner = client(await token(people.owner));
});

const chatsCalled = async (title) => (await owner.messages.searchConversations({ q: title })).count;

async function eventually(holds) {
  const end = Date.now() + 30_000;
  while (!await holds())
    assert.ok(Date.now() < end, `never: ${holds}`);
}

const assertLost = (error) => assert.ok(!(error instanceof APIError) && /network|fetch|socket|json|abort/iu.test(`${error.name} ${error.message}`), error.stack);

test('an answer that is dropped after the effect leaves the effect', async () => {
  await fault(people.owner, 'messages.createChat', 'drop_after');
  assertLost(await thrownBy(owner.messages.createChat({ title: 'После' })));
  assert.equal(await chatsCalled('После'), 1);
});

test('a request that is dropped before the effect leaves nothing', async () => {
  await fault(people.owner, 'messages.createChat', 'drop_before');
  assertLost(await thrownBy(owner.messages.createChat({ title: 'До' })));
  assert.equal(await chatsCalled('До'), 0);
});

test('a dropped answer inside an execute leaves all of its effects', async () => {
  await fault(people.owner, 'messages.createChat', 'drop_after');
  assertLost(await thrownBy(owner.execute({ code: 'return [API.messages.createChat({"title":"Пачка"}),API.messages.createChat({"title":"Пачка"})];' })));
  assert.equal(await chatsCalled('Пачка'), 2);
});

for (const status of [500, 502, 503]) {
  test(`${status} is no answer of the API and nothing is done`, async () => {
    await fault(people.owner, 'messages.createChat', 'http', { status });
    assertLost(await thrownBy(owner.messages.createChat({ title: `Статус ${status}` })));
    assert.equal(await chatsCalled(`Статус ${status}`), 0);
  });
}

test('an answer that comes too late is given up, and the effect stays', async () => {
  await fault(people.owner, 'messages.createChat', 'latency', { latency_ms: 3000 });
  const impatient = client(await token(people.owner), { apiTimeout: 1500 });
  assertLost(await thrownBy(impatient.messages.createChat({ title: 'Поздно' })));
  await eventually(async () => await chatsCalled('Поздно') === 1);
});

test('a client that tries again gets through', async () => {
  await fault(people.owner, 'users.get', 'drop_before');
  await fault(people.owner, 'users.get', 'http', { status: 503 });
  const [me] = await client(await token(people.owner), { apiRetryLimit: 3, apiWait: 1 }).users.get({});
  assert.equal(me.id, people.owner);
});
