// openid-client exchanges codes and refreshes tokens by PKCE. VK ID publishes no discovery, so its addresses are given; see vk-id.mjs for how VK ID differs from OpenID Connect.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { linking as people } from './people.mjs';
import { approve, fault, sandbox } from './sandbox.mjs';
import { client as oauth, configuration, scope } from './vk-id.mjs';

let callbacks;
let redirectUri;
let returned;

// Where the application takes the browser back.
before(async () => {
  callbacks = http.createServer((request, response) => {
    returned = new URL(request.url, redirectUri);
    response.end('ok');
  });
  await new Promise((listening) => { callbacks.listen(0, '127.0.0.1', listening); });
  redirectUri = `http://127.0.0.1:${callbacks.address().port}/callback`;
});

after(() => callbacks.close());

// The person agrees, or not; gives the address that the browser came back with and what the exchange needs.
async function consent(config, { person = people.first, deny = false } = {}) {
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const address = oauth.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    state,
    scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const walk = await approve(address, person, deny);
  assert.equal(walk.final_status, 200, JSON.stringify(walk));
  return { address: returned, verifier, state };
}

async function exchange(config, { address, verifier, state }, changed) {
  const extra = { device_id: address.searchParams.get('device_id'), state, ...changed };
  return { tokens: await oauth.authorizationCodeGrant(config, address, { pkceCodeVerifier: verifier, expectedState: state }, extra), device: extra.device_id };
}

const refusedWith = (error, description) => (thrown) => {
  assert.ok(thrown instanceof oauth.ResponseBodyError, thrown.stack);
  assert.equal(thrown.error, error);
  assert.match(thrown.error_description, description);
  return true;
};

// What the client itself objects to is the cause of what it throws.
const seenByTheClient = (trouble) => (thrown) => {
  assert.ok(!(thrown instanceof oauth.ResponseBodyError), thrown.stack);
  assert.match(`${thrown.cause?.message}`, trouble);
  return true;
};

test('the browser comes back with code, state, device and type', async () => {
  const { address, state } = await consent(configuration());
  assert.equal(address.searchParams.get('state'), state);
  assert.deepEqual([address.searchParams.get('type'), address.searchParams.get('expires_in')], ['code_v2', '600']);
  assert.ok(address.searchParams.get('code') && address.searchParams.get('device_id'));
});

test('a code is exchanged for tokens', async () => {
  const config = configuration();
  const { tokens } = await exchange(config, await consent(config));
  assert.deepEqual([tokens.token_type, tokens.expires_in, tokens.user_id, tokens.scope], ['bearer', 3600, people.first, scope]);
  assert.ok(tokens.access_token.length > 40 && tokens.refresh_token.length > 40);
  assert.ok(tokens.expiresIn() > 3500);
});

test('the access token reads its profile and calls the API', async () => {
  const config = configuration();
  const { tokens } = await exchange(config, await consent(config, { person: people.second }));
  const body = new URLSearchParams({ client_id: config.clientMetadata().client_id, access_token: tokens.access_token });
  const info = await oauth.fetchProtectedResource(config, tokens.access_token, new URL('oauth2/user_info', sandbox), 'POST', body);
  assert.equal((await info.json()).user.user_id, `${people.second}`);
  const api = await oauth.fetchProtectedResource(config, tokens.access_token, new URL('method/users.get?v=5.199', sandbox), 'POST');
  assert.equal((await api.json()).response[0].id, people.second);
});

test('a refresh token rotates: the new one works, the old one is dead', async () => {
  const config = configuration();
  const { tokens, device } = await exchange(config, await consent(config));
  const extra = { device_id: device, state: oauth.randomState() };
  const second = await oauth.refreshTokenGrant(config, tokens.refresh_token, extra);
  assert.notEqual(second.refresh_token, tokens.refresh_token);
  assert.notEqual(second.access_token, tokens.access_token);
  assert.equal(second.state, extra.state);
  await assert.rejects(oauth.refreshTokenGrant(config, tokens.refresh_token, extra), refusedWith('invalid_request', /^refresh_token is missing or invalid/u));
  assert.equal((await oauth.refreshTokenGrant(config, second.refresh_token, extra)).user_id, people.first);
});

test('tokens that were given back are dead', async () => {
  const config = configuration();
  const { tokens, device } = await exchange(config, await consent(config));
  await oauth.tokenRevocation(config, tokens.access_token, { access_token: tokens.access_token });
  await assert.rejects(oauth.refreshTokenGrant(config, tokens.refresh_token, { device_id: device }), refusedWith('invalid_request', /refresh_token/u));
});

test('a code is good once', async () => {
  const config = configuration();
  const back = await consent(config);
  await exchange(config, back);
  await assert.rejects(exchange(config, back), refusedWith('invalid_grant', /^code/u));
});

test('a code is good for whoever has its verifier and its device', async () => {
  const config = configuration();
  const back = await consent(config);
  await assert.rejects(exchange(config, { ...back, verifier: oauth.randomPKCECodeVerifier() }), refusedWith('invalid_grant', /^code_verifier/u));
  await assert.rejects(exchange(config, back, { device_id: 'another' }), refusedWith('invalid_grant', /^device_id/u));
  assert.equal((await exchange(config, back)).tokens.user_id, people.first);
});

test('another application gets nothing', async () => {
  const back = await consent(configuration());
  await assert.rejects(exchange(configuration({ clientId: '54000002' }), back), refusedWith('invalid_client', /client_id/u));
});

test('a person who refuses is told of as access_denied', async () => {
  const config = configuration();
  const back = await consent(config, { deny: true });
  await assert.rejects(exchange(config, back), (thrown) => {
    assert.ok(thrown instanceof oauth.AuthorizationResponseError, thrown.stack);
    assert.equal(thrown.error, 'access_denied');
    return true;
  });
});

test('a state that is not the one sent is refused by the client', async () => {
  const config = configuration();
  const back = await consent(config);
  await assert.rejects(exchange(config, { ...back, state: oauth.randomState() }), seenByTheClient(/unexpected "state" response parameter value/u));
});

for (const error of ['server_error', 'temporarily_unavailable', 'slow_down', 'invalid_scope', 'access_denied']) {
  test(`${error} of the exchange is read as it is`, async () => {
    const config = configuration();
    const back = await consent(config);
    await fault(people.first, 'oauth2/auth', 'error', { error });
    await assert.rejects(exchange(config, back), refusedWith(error, /./u));
    assert.equal((await exchange(config, back)).tokens.user_id, people.first);
  });
}

test('an answer that is dropped costs the code', async () => {
  const config = configuration();
  const back = await consent(config);
  await fault(people.first, 'oauth2/auth', 'drop_after');
  await assert.rejects(exchange(config, back), (thrown) => !(thrown instanceof oauth.ResponseBodyError));
  await assert.rejects(exchange(config, back), refusedWith('invalid_grant', /^code/u));
});

test('the id token is a signed one of VK ID, not of OpenID Connect', async () => {
  const plain = configuration({ adapted: false });
  const back = await consent(plain);
  await assert.rejects(exchange(plain, back), seenByTheClient(/JWT "(iss|aud|sub)"/u));
});
