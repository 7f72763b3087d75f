// VK ID for openid-client, which cannot be told of two of its ways: errors come with HTTP 200, and the id token is no OpenID Connect one (it says iis and app where that says iss and aud).
import { webcrypto } from 'node:crypto';
import { sandbox } from './sandbox.mjs';

// Node 18 keeps it behind a flag.
globalThis.crypto ??= webcrypto;

export const client = await import('openid-client');

export const scope = 'vkid.personal_info';

// Unadapted, the client sees VK ID's answers as they are.
export function configuration({ clientId = '54000001', adapted = true } = {}) {
  const server = {
    issuer: sandbox.href,
    authorization_endpoint: new URL('authorize', sandbox).href,
    token_endpoint: new URL('oauth2/auth', sandbox).href,
    revocation_endpoint: new URL('oauth2/revoke', sandbox).href,
  };
  const config = new client.Configuration(server, clientId, { id_token_signed_response_alg: 'ES256' }, client.None());
  client.allowInsecureRequests(config);
  if (adapted)
    config[client.customFetch] = asOAuth;
  return config;
}

async function asOAuth(address, options) {
  const response = await fetch(address, options);
  if (!new URL(address).pathname.startsWith('/oauth2/') || !response.ok)
    return response;
  const body = await response.json();
  delete body.id_token;
  return Response.json(body, { status: body.error === undefined ? 200 : 400 });
}
