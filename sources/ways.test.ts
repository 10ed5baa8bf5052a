import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Pages } from './paging.ts';
import { firstWay } from './ways.ts';

const url = 'https://acme.example/jobs';
const pages = (...ids: readonly string[]): Pages => ({
  documents: [],
  total: null,
  ids: new Set(ids),
  lost: [],
  proof: 'end',
});
const gives = (answer: Pages) => async () => await Promise.resolve(answer);
const fails = (error: AppError) => async () => await Promise.reject<Pages>(error);
const unknown = new AppError('unknown_board', { source: 'Acme', slug: 'acme' });
const denied = new AppError('access_denied', { url, status: 403 });
const broken = new AppError('server_error', { url, status: 500 });

describe('firstWay', () => {
  it('reads the first list with openings', async () => {
    const ways = [fails(denied), gives(pages()), gives(pages('1')), fails(broken)];
    expect((await firstWay(ways)).ids).toEqual(new Set(['1']));
  });

  it('believes an empty list if no way lists any', async () => {
    expect((await firstWay([gives(pages()), fails(unknown)])).ids.size).toBe(0);
  });

  it('does not believe an empty list while another way fails', async () => {
    await expect(firstWay([gives(pages()), fails(broken)])).rejects.toBe(broken);
  });

  it('knows no board only if every way says so', async () => {
    await expect(firstWay([fails(unknown), fails(denied)])).rejects.toBe(denied);
    await expect(firstWay([fails(unknown), fails(unknown)])).rejects.toBe(unknown);
  });
});
