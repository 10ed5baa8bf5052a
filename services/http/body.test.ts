import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompress } from './body.ts';

const url = new URL('https://acme.example/');
const limits = { url, maxBodyBytes: 1_000 };
const body = Buffer.from('Openings at Acme');

describe('decompress', () => {
  it.each([
    ['gzip', gzipSync(body)],
    ['x-gzip', gzipSync(body)],
    ['GZIP', gzipSync(body)],
    ['br', brotliCompressSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['identity', body],
    [null, body],
    ['gzip, br', brotliCompressSync(gzipSync(body))],
  ])('decodes %s', async (coding, bytes) => {
    expect(Buffer.from(await decompress(bytes, coding, limits))).toEqual(body);
  });

  it.each(['utf-8', 'UTF-8', 'none', 'binary', '8bit', '', 'text/html', 'identity, none'])(
    'ignores a word that names no coding: %j',
    async (coding) => {
      expect(Buffer.from(await decompress(body, coding, limits))).toEqual(body);
    },
  );

  it.each([
    ['without a coding', gzipSync(body), null],
    ['with the coding of its content', gzipSync(gzipSync(body)), 'gzip'],
    ['with a coding that was undone on the way', gzipSync(body), 'gzip'],
  ])('reads a file in gzip %s', async (_name, bytes, coding) => {
    expect(Buffer.from(await decompress(bytes, coding, limits))).toEqual(body);
  });

  it('stops at the limit of a file in gzip', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));

    await expect(decompress(bomb, null, limits)).rejects.toMatchObject({
      code: 'ERR_BUFFER_TOO_LARGE',
    });
  });

  it('stops at the limit, however small the answer was on the wire', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));

    await expect(decompress(bomb, 'gzip', limits)).rejects.toMatchObject({
      code: 'ERR_BUFFER_TOO_LARGE',
    });
  });

  it('refuses an unknown coding', async () => {
    await expect(decompress(body, 'zstd', limits)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('refuses stacked codings', async () => {
    await expect(decompress(body, 'gzip,gzip,gzip,gzip', limits)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('leaves an empty body empty in any coding', async () => {
    await expect(decompress(Buffer.alloc(0), 'gzip', limits)).resolves.toHaveLength(0);
  });

  it('fails on a truncated body', async () => {
    const cut = gzipSync(body).subarray(0, 15);

    await expect(decompress(cut, 'gzip', limits)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  });
});
