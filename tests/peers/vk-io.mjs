import http from 'node:http';
import { API } from 'vk-io';
import { sandbox } from './sandbox.mjs';

// The client as anybody would set it up, with another address, and as fast as it can be.
export const client = (token, settings) => new API({
  token,
  apiBaseUrl: new URL('method', sandbox).href,
  agent: http.globalAgent,
  apiLimit: 1000,
  apiRetryLimit: 0,
  ...settings,
});

export const thrownBy = async (promise) => {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`It was to fail, and answered ${JSON.stringify(value)}.`);
};
