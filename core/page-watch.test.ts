import { describe, expect, it } from 'vitest';
import { comparePage, mostChangedLines, type Restless } from './page-watch.ts';

const base = ['Work with us', 'We are a small team', 'Write to us'];

describe('the lines of a page are compared', () => {
  it.each([
    ['a new line', [...base, 'Baker wanted'], { added: ['Baker wanted'], removed: [] }],
    ['a line that is gone', base.slice(0, 2), { added: [], removed: ['Write to us'] }],
    [
      'a line with other words',
      ['Work with us', 'We are a large team', 'Write to us'],
      { added: ['We are a large team'], removed: ['We are a small team'] },
    ],
    ['the same line once more', [...base, 'Write to us'], { added: ['Write to us'], removed: [] }],
    [
      'all lines',
      ['Baker wanted', 'Cook wanted'],
      { added: ['Baker wanted', 'Cook wanted'], removed: base },
    ],
  ])('%s is a change', (_name, after, change) => {
    expect(comparePage(base, after, {}).change).toEqual(change);
  });

  it.each([
    ['the same text', base],
    ['lines in another order', base.toReversed()],
    ['the last line first', ['Write to us', 'Work with us', 'We are a small team']],
  ])('%s is no change', (_name, after) => {
    expect(comparePage(base, after, {}).change).toBeNull();
  });

  it('a change of a whole long page is shown in part', () => {
    const many = Array.from({ length: 500 }, (_, n) => `Line ${n}`);
    const { change } = comparePage(base, many, {});
    expect(change?.added).toHaveLength(mostChangedLines);
    expect(change?.removed).toEqual(base);
  });
});

/** the changes that are news while a page shows these texts one after the other. */
function told(texts: readonly (readonly string[])[]): readonly (string | null)[] {
  const changes: (string | null)[] = [];
  let restless: Restless = {};
  for (const [n, after] of texts.entries()) {
    if (n === 0) continue;
    const compared = comparePage(texts[n - 1] ?? [], after, restless);
    ({ restless } = compared);
    const { added = [], removed = [] } = compared.change ?? {};
    changes.push(
      compared.change === null ? null : [...added, ...removed.map((line) => `-${line}`)].join(),
    );
  }
  return changes;
}

describe('a line that comes and goes', () => {
  it('is news until it is known to do so', () => {
    const [a, b] = [[...base, 'A'], base];
    expect(told([b, a, b, a, b, a, b, a])).toEqual(['A', '-A', 'A', '-A', null, null, null]);
  });

  it('does not hide a new line beside it', () => {
    const [a, b] = [[...base, 'A'], base];
    expect(told([b, a, b, a, b, [...a, 'Baker wanted']])).toEqual([
      ...['A', '-A', 'A', '-A'],
      'Baker wanted',
    ]);
  });

  it('that came back once is news: an opening may be open again', () => {
    expect(told([base, [...base, 'Baker'], base, [...base, 'Baker']])).toEqual([
      ...['Baker', '-Baker', 'Baker'],
    ]);
  });
});
