import { expect, it } from 'vitest';
import { type Change, changed, jsonKinds, textKinds } from './changes.ts';

const change: Change = { json: 'drop', text: 'cut', isText: false, place: 2_500, odd: 3 };
const list = '{"jobs":[{"id":"1","title":"Clerk","tags":["a","b"]},{"id":2}],"total":2}';
const page = `<p>“Jobs” in 2026</p><script type="application/json">${list}</script>`;

it.each(jsonKinds)('the change "%s" is one to some JSON, alone or in a page', (json) => {
  const places = [0, 1_500, 3_500, 5_000, 9_000];
  const after = places.map((place) => changed(list, [{ ...change, json, place }]));
  expect(after.some((text) => text !== list)).toBe(true);
  for (const text of after) expect(() => JSON.parse(text)).not.toThrow();
  const inside = places.map((place) => changed(page, [{ ...change, json, place }]));
  expect(inside.map((text) => text.slice(page.indexOf('{'), -'</script>'.length))).toEqual(after);
});

it.each(textKinds)('the change "%s" is one to some text', (text) => {
  expect(changed(page, [{ ...change, text, isText: true }])).not.toBe(page);
});

it('makes a member of its own of a name that every object has', () => {
  const odd = { ...change, json: 'pollute', odd: 0 } as const;
  expect(changed('{"a":1}', [odd])).toContain('"__proto__":{"polluted":true');
});
