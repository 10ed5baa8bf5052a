import { describe, expect, it } from 'vitest';
import { addNews, type News } from './news.ts';
import { inWords } from './words.ts';

const posting = (n: number) => ({ postingId: `p${n}`, title: `Baker ${n}`, company: 'Acme' });
const matches = (count: number, search: string | null = null, from = 1) =>
  ({
    kind: 'matches',
    count,
    first: Array.from({ length: Math.min(count, 3) }, (_, i) => posting(from + i)),
    search,
  }) satisfies News;
const nothing: readonly News[] = [];
const reminder = (n: number) => ({ ...posting(n), text: `Call ${n}` });

describe('a notice', () => {
  it('of one new opening leads to it', () => {
    expect(inWords(matches(1, 'Bakers'))).toEqual({
      title: 'Baker 1',
      body: 'Acme · new for Bakers',
      route: '#/openings/p1',
    });
    expect(inWords(matches(1)).body).toBe('Acme · new opening');
  });

  it('of many names the first and counts the others', () => {
    expect(inWords(matches(1_200, 'Bakers'))).toEqual({
      title: '1,200 new openings for Bakers',
      body: 'Baker 1 at Acme\nBaker 2 at Acme\nBaker 3 at Acme\n1,197 more',
      route: '#/inbox',
    });
    expect(inWords(matches(2)).body).toBe('Baker 1 at Acme\nBaker 2 at Acme');
  });

  it('of a scan that failed says why and leads to it', () => {
    expect(inWords({ kind: 'failed', runId: 'r1', reason: 'No network' })).toEqual({
      title: 'The scan failed',
      body: 'No network',
      route: '#/scan/r1',
    });
  });

  it('of reminders says what they say', () => {
    const one: News = { kind: 'reminders', count: 1, first: [reminder(1)] };
    expect(inWords(one)).toEqual({
      title: 'Call 1',
      body: 'Baker 1 at Acme',
      route: '#/openings/p1',
    });
    const two: News = { kind: 'reminders', count: 2, first: [reminder(1), reminder(2)] };
    expect(inWords(two)).toEqual({
      title: '2 reminders are due',
      body: 'Call 1\nCall 2',
      route: '#/inbox',
    });
  });
});

describe('news that wait', () => {
  it('are one of each kind, the newest first in it', () => {
    const failed: News = { kind: 'failed', runId: 'r1', reason: 'x' };
    const all = [matches(2), failed, matches(4, null, 5)].reduce(addNews, nothing);
    expect(all).toEqual([
      failed,
      { kind: 'matches', count: 6, search: null, first: [posting(5), posting(6), posting(7)] },
    ]);
  });

  it('name a search only where it found all of them', () => {
    expect([matches(1, 'A'), matches(1, 'A')].reduce(addNews, nothing)).toMatchObject([
      { search: 'A' },
    ]);
    expect([matches(1, 'A'), matches(1, 'B')].reduce(addNews, nothing)).toMatchObject([
      { search: null },
    ]);
  });

  it('of a failure are the last of them', () => {
    const failures = ['r1', 'r2'].map((runId): News => ({ kind: 'failed', runId, reason: '' }));
    expect(failures.reduce(addNews, nothing)).toMatchObject([{ runId: 'r2' }]);
  });

  it('of reminders are counted together', () => {
    const news: News = { kind: 'reminders', count: 1, first: [reminder(1)] };
    expect([news, news].reduce(addNews, nothing)).toMatchObject([
      { count: 2, first: [{ text: 'Call 1' }, { text: 'Call 1' }] },
    ]);
  });
});
