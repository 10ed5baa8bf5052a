import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BoardCheck } from '#core/board-check.ts';
import { AppError } from '#core/errors.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { checkBoards, chooseBoards } from './check-catalogue.ts';

const urlOf = (slug: string) => `https://jobs.lever.co/${slug}`;
const slugs = ['acme', 'birch', 'cobalt'];

const line = (slug: string, outcome: BoardCheck['outcome']): string =>
  JSON.stringify({
    ...{ type: 'board', name: slug, url: urlOf(slug), source: 'lever', outcome },
    ...{ openings: null, movedTo: null, error: null, checkedAt: '2026-03-10T12:00:00Z' },
  });

/** A catalogue of three boards, and a report with this text. */
async function open(report: string) {
  const folder = await temporaryFolder();
  const [catalogue, out] = ['catalogue.json', 'report.jsonl'].map((name) =>
    path.join(folder.path, name),
  ) as [string, string];
  await writeFile(catalogue, JSON.stringify(slugs.map((slug) => [slug, urlOf(slug), 'lever'])));
  await writeFile(out, report);
  const choose = () => chooseBoards({ catalogue, out });
  return { choose, out, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a report is continued where no answer is clear', () => {
  it.each([
    ['it is empty', '', slugs],
    ['a board answered', line('acme', 'answers'), ['birch', 'cobalt']],
    ['a board is gone', line('birch', 'gone'), ['acme', 'cobalt']],
    ['a board was not reached', line('acme', 'unclear'), slugs],
    [
      'a board answered after a failure',
      [line('acme', 'unclear'), line('acme', 'empty')].join('\n'),
      ['birch', 'cobalt'],
    ],
    [
      'a board failed after an answer',
      [line('acme', 'answers'), line('acme', 'unclear')].join('\n'),
      slugs,
    ],
    ['its last line was cut off', `${line('acme', 'moved')}\n{"type":"boa`, ['birch', 'cobalt']],
  ])('%s', async (_what, report, asked) => {
    await using t = await open(report);
    const { boards, known } = await t.choose();
    expect(boards.map(({ name }) => name)).toEqual(asked);
    expect(known).toBe(slugs.length - asked.length);
    expect(await readFile(t.out, 'utf8')).toMatch(/^$|\n$/);
  });
});

describe('a board that fails is unclear and stops no other', () => {
  it.each([
    ['a time limit', new AppError('request_timeout', { url: urlOf('birch'), timeoutMs: 1 })],
    ['a full disk', new AppError('disk_full', { path: '/data' })],
    ['a fault of ours', new Error('oops')],
    ['no connection', new AppError('offline', {})],
    ['a busy site', new AppError('rate_limited', { host: 'api.lever.co', retryAfterMs: 60_000 })],
  ])('by %s', async (_what, error) => {
    await using t = await open('');
    const { boards } = await t.choose();
    const seen: string[] = [];
    await checkBoards(boards, {
      oneOff: {
        call: (async (_method: string, { url }: { readonly url: string }) => {
          if (url === urlOf('birch')) throw error;
          return { outcome: 'answers', openings: null, movedTo: null, error: null };
        }) as never,
      },
      out: t.out,
      signal: new AbortController().signal,
      onBoard: ({ name, outcome }) => seen.push(`${name} ${outcome}`),
    });
    expect(seen.toSorted()).toEqual(['acme answers', 'birch unclear', 'cobalt answers']);
    const again = await t.choose();
    expect(again.boards.map(({ name }) => name)).toEqual(['birch']);
  });
});
