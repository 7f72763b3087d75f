// The sandbox as a test drives it: its own surface, and its API without any client.
export const sandbox = address('SANDBOX');

// Another one, which holds every token to VK's rate.
export const limitedSandbox = address('SANDBOX_LIMITED');

export const token = async (user, at = sandbox) => (await post('sandbox/tokens', { user_id: user }, at)).access_token;

export const expiredToken = async (user) => (await post('sandbox/tokens', { user_id: user, expires_in: 0 })).access_token;

export const communityToken = async (group) => (await post('sandbox/tokens', { group_id: group })).access_token;

// The next calls of a method with this user's token go wrong.
export const fault = (user, method, kind, more) => post('sandbox/faults', { user_id: user, method, kind, ...more });

export const setFlags = (user, flags) => post(`sandbox/people/${user}/flags`, flags);

// Walks an address as a demo person's browser would.
export const approve = (start, person, deny = false) => post('sandbox/approve', { address: String(start), person: String(person), deny }, sandbox, 422);

// Requests so far with the tokens of a user.
export async function traffic(user, at = sandbox) {
  const tokens = (await json(await fetch(new URL('sandbox/traffic', at)))).items.filter((item) => item.owner_id === user);
  const sum = (name) => tokens.reduce((total, item) => total + item[name], 0);
  return { accepted: sum('accepted'), refused: sum('refused') };
}

// One call; gives the whole envelope as it came.
export async function call(accessToken, method, parameters = {}) {
  const body = new URLSearchParams({ v: '5.199', access_token: accessToken, ...parameters });
  return json(await fetch(new URL(`method/${method}`, sandbox), { method: 'POST', body }));
}

async function post(path, body, at = sandbox, ...accepted) {
  const headers = { 'content-type': 'application/json' };
  return json(await fetch(new URL(path, at), { method: 'POST', headers, body: JSON.stringify(body) }), ...accepted);
}

async function json(response, ...accepted) {
  const text = await response.text();
  if (!response.ok && !accepted.includes(response.status))
    throw new Error(`${response.url}: ${response.status} ${text}`);
  return text.length === 0 ? undefined : JSON.parse(text);
}

function address(variable) {
  const value = process.env[variable];
  if (!value)
    throw new Error(`${variable} is not set. These tests are started by tests/Sferum.EndToEndTests/Peers.`);
  return new URL(value);
}
