import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';

setFlagsFromString('--allow-natives-syntax');
const areStringsFast = new Function('return %HasFastProperties(String.prototype)');

it('strings are as fast with a connection to Redis as without', async () => {
  expect(areStringsFast()).toBe(true);
  await import('ioredis');
  // What V8 does of itself by now needs no help: fast-strings.ts can go.
  expect(areStringsFast()).toBe(false);
  await import('./connection.ts');
  expect(areStringsFast()).toBe(true);
});
