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
  ])('undoes %s', async (coding, bytes) => {
    expect(Buffer.from(await decompress(bytes, coding, limits))).toEqual(body);
  });

  it('stops at the limit, however small the answer was on the wire', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));

    await expect(decompress(bomb, 'gzip', limits)).rejects.toMatchObject({
      code: 'ERR_BUFFER_TOO_LARGE',
    });
  });

  it('refuses a coding that nobody asked for', async () => {
    await expect(decompress(body, 'zstd', limits)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('refuses codings piled up', async () => {
    await expect(decompress(body, 'gzip,gzip,gzip,gzip', limits)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('leaves an empty body empty, whatever its coding', async () => {
    await expect(decompress(Buffer.alloc(0), 'gzip', limits)).resolves.toHaveLength(0);
  });

  it('fails on a body that was cut short', async () => {
    const cut = gzipSync(body).subarray(0, 15);

    await expect(decompress(cut, 'gzip', limits)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  });
});
