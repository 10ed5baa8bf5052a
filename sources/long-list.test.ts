import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRecordings, recordedBodies } from '#tests/support/recordings.ts';
import { findLongList } from './long-list.ts';

const halves = (json: string, longerThan = 0): readonly unknown[] | null => {
  const list = findLongList(json, longerThan);
  if (list === null) return null;
  const middle = Math.ceil(list.count / 2);
  return [list.only(0, middle), list.only(middle, list.count)].map((text) => JSON.parse(text));
};

describe('findLongList', () => {
  it.each([
    ['a bare list', '[1,2,3]', [[1, 2], [3]]],
    ['with blanks', ' [ 1 ,\n2 ] ', [[1], [2]]],
    [
      'a member',
      '{"n":3,"jobs":[1,2,3]}',
      [
        { n: 3, jobs: [1, 2] },
        { n: 3, jobs: [3] },
      ],
    ],
    ['of lists', '{"jobs":[[1,2],[3]]}', [{ jobs: [[1, 2]] }, { jobs: [[3]] }]],
    ['of objects with lists', '[{"a":[1,2]},{"b":{}}]', [[{ a: [1, 2] }], [{ b: {} }]]],
    ['of texts with brackets', '["],[","{\\"]","\\\\"]', [['],[', '{"]'], ['\\']]],
    ['an empty one', '[]', [[], []]],
  ])('finds %s', (_what, json, expected) => {
    expect(halves(json)).toEqual(expected);
  });

  it.each([
    ['two long lists', '{"a":[1],"b":[2]}', 0],
    ['no list', '{"a":{"b":[1]}}', 0],
    ['only a short list', '{"a":[1,2]}', 2],
    ['half a text', '{"a":[1,2', 0],
    ['half a word', '["a', 0],
    ['two texts', '[1][2]', 0],
    ['nothing', ' ', 0],
    ['a page', '<p>[1]</p>', 0],
  ])('finds none in %s', (_what, json, longerThan) => {
    expect(findLongList(json, longerThan)).toBeNull();
  });

  it('finds the one list that reading would find, whatever the JSON', () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(members, fc.array(fc.jsonValue(), { minLength: 7 }), (around, list) => {
        fc.pre(!Object.values(around).some((value) => Array.isArray(value) && value.length > 6));
        const json = JSON.stringify({ ...around, list }, null, 1);
        const [first, second] = halves(json, 6) as { list: unknown[] }[];
        const { list: read, ...rest } = JSON.parse(json);
        expect([...(first?.list ?? []), ...(second?.list ?? [])]).toEqual(read);
        expect(first).toMatchObject(rest);
        expect(second).toMatchObject(rest);
      }),
    );
  });

  it.skipIf(!hasRecordings)('finds what reading finds in every recorded answer', () => {
    let lists = 0;
    for (const [body, name] of recordedBodies()) {
      if (!/^\s*[[{]/.test(body) || !isJson(body)) continue;
      const read = JSON.parse(body);
      const long = Array.isArray(read)
        ? [read]
        : Object.values(read).filter((value) => Array.isArray(value) && value.length > 1);
      const list = findLongList(body, 1);
      expect(list?.count ?? null, name).toBe(long.length === 1 ? (long[0] as []).length : null);
      if (list !== null) expect(JSON.parse(list.only(0, list.count)), name).toEqual(read);
      lists += list === null ? 0 : 1;
    }
    expect(lists).toBeGreaterThan(20);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
