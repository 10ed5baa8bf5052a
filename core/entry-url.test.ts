import { expect, it } from 'vitest';
import { entryUrl } from './entry-url.ts';

it.each([
  ['file:///app/library/client.ts', 'file:///app/library/thread.ts'],
  ['file:///app/out/main/chunk.js', 'file:///app/out/main/thread.js'],
])('finds the module beside %s', (from, entry) => {
  expect(entryUrl('./thread.ts', from).href).toBe(entry);
});
