import { expect, it } from 'vitest';
import { zip } from '#tests/support/zip.ts';
import { unzip } from './unzip.ts';

const read = (archive: Buffer) =>
  Object.fromEntries(unzip(archive).map(({ name, bytes }) => [name, bytes().toString()]));

it('reads files that are packed and files that are only stored', () => {
  const files = { 'redis/redis-server.exe': 'a server '.repeat(100), 'redis/empty.txt': '' };
  expect(read(zip(files))).toEqual(files);
});

it('leaves out folders', () => {
  expect(read(zip({ 'redis/': '', 'redis/a.dll': 'a' }))).toEqual({ 'redis/a.dll': 'a' });
});

it('reads an archive that has a comment', () => {
  const archive = Buffer.concat([zip({ 'a.txt': 'a' }), Buffer.from('made by hand')]);
  expect(read(archive)).toEqual({ 'a.txt': 'a' });
});

it.each(['', '<html>not found</html>'])('refuses what is none: "%s"', (text) => {
  expect(() => unzip(Buffer.from(text))).toThrow('not a zip archive');
});
