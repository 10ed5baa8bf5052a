import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

it.each([0, 1, 8_192, 200_000])('spells %i bytes, and reads them again', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i % 256);
  const text = toBase64(bytes);
  expect(text).toMatch(/^[A-Za-z\d+/]*={0,2}$/);
  expect(fromBase64(text)).toEqual(bytes);
});
