import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';

setFlagsFromString('--allow-natives-syntax');
const areStringsFast = new Function('return %HasFastProperties(String.prototype)');

it('strings are as fast with a connection to Redis as without', async () => {
  await import('ioredis');
  await import('./connection.ts');
  expect(areStringsFast()).toBe(true);
});
