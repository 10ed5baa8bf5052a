import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { jobContext } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import type { TakePicture } from './draw.ts';
import { createDrawPicture } from './draw-picture.ts';
import { PictureResult } from './payload.ts';

const url = 'https://acme.example/careers';
const payload = { url, companyUrl: url, userId: 'me', usesProxy: false };
const taken = { url: `${url}/`, width: 1_280, height: 1_900 };
const picture: TakePicture = async () => ({ ...taken, jpeg: 'AAAA' });

describe('draw_picture', () => {
  it('passes the picture on by reference, with its address and time', async () => {
    const snapshots = memorySnapshots();
    const draw = createDrawPicture({ snapshots, picture, proxied: 'none' });
    const result = PictureResult.parse(await draw(payload, jobContext()));
    expect(result).toMatchObject(taken);
    expect(Date.parse(result.at)).not.toBeNaN();
    expect(await snapshots.get(result.image, z.string())).toBe('AAAA');
  });

  it('takes one of a company that is not chosen for the proxies', async () => {
    const draw = createDrawPicture({ snapshots: memorySnapshots(), picture, proxied: 'chosen' });
    expect(await draw(payload, jobContext())).toMatchObject(taken);
  });

  it.each([
    ['all companies', 'all', false],
    ['this company', 'chosen', true],
  ] as const)('takes none where proxies are for %s', async (_who, proxied, usesProxy) => {
    const draw = createDrawPicture({
      snapshots: memorySnapshots(),
      picture: () => Promise.reject(new Error('went past the proxies')),
      proxied,
    });
    await expect(draw({ ...payload, usesProxy }, jobContext())).rejects.toMatchObject({
      code: 'browser_past_proxies',
    });
  });

  it('says that the browser is switched off', async () => {
    const draw = createDrawPicture({ snapshots: memorySnapshots(), proxied: 'none' });
    await expect(draw(payload, jobContext())).rejects.toMatchObject({ code: 'browser_off' });
  });

  it.each([
    new AppError('browser_missing', {}),
    new AppError('challenge_page', { url, kind: 'Cloudflare' }),
  ])('throws $code', async (error) => {
    const draw = createDrawPicture({
      snapshots: memorySnapshots(),
      picture: () => Promise.reject(error),
      proxied: 'none',
    });
    await expect(draw(payload, jobContext())).rejects.toBe(error);
  });
});
