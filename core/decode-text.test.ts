import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const text = 'Müller,Łódź,東京';
const utf16 = (said: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(said.length * 2));
  for (let i = 0; i < said.length; i++) view.setUint16(i * 2, said.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
};
const utf8 = (said: string) => new TextEncoder().encode(said);

it.each([
  ['UTF-8', utf8(text), text],
  ['UTF-8 with a mark', utf8(`\ufeff${text}`), text],
  ['UTF-16 as spreadsheets save it', utf16(`\ufeff${text}`, true), text],
  ['UTF-16 the other way round', utf16(`\ufeff${text}`, false), text],
  ['UTF-16 without a mark', utf16('name,url', true), 'name,url'],
  ['UTF-16 the other way round, without a mark', utf16('name,url', false), 'name,url'],
  ['the charset of Western Windows', new Uint8Array([0x4d, 0xfc, 0x6c, 0x80]), 'Mül€'],
  ['nothing', new Uint8Array(), ''],
])('a file is read in the charset it was saved in: %s', (_what, bytes, expected) => {
  expect(decodeText(bytes)).toBe(expected);
});
