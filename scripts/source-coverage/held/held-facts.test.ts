import { beforeAll, describe, expect, it } from 'vitest';
import { hasRecordings, recordedBodies } from '#tests/support/recordings.ts';
import { boards } from './boards.ts';
import { exceptions, states } from './facts.ts';
import { type Held, heldFacts } from './held-facts.ts';
import { otherRecordings } from './others.ts';
import { rawOpenings, valuesAt } from './raw-openings.ts';

describe.skipIf(!hasRecordings)('the facts of recorded openings', () => {
  let held: readonly Held[] = [];
  beforeAll(async () => {
    held = await heldFacts();
  });

  it('are read, at least 99% of those that an answer holds', () => {
    const filled = held.filter(({ isFilled }) => isFilled).length;
    expect(held.length).toBeGreaterThan(1900);
    expect(filled / held.length).toBeGreaterThanOrEqual(0.99);
  });

  it('are left out only where a reason stands in the table of exceptions', () => {
    const named = ({ file, id, fact }: Pick<Held, 'file' | 'id' | 'fact'>) =>
      `${file}: ${id} lacks ${fact}`;
    const missed = held.filter(({ isFilled }) => !isFilled).map(named);
    expect(missed.toSorted()).toEqual(exceptions.map(named).toSorted());
  });

  it('come from every recording, except those without openings', () => {
    const files = [...recordedBodies().values()];
    const read = boards.flatMap(({ recorded }) => recorded.map(([file]) => file));
    const known = new Set([...read, ...Object.keys(otherRecordings)]);
    expect(files.filter((file) => !known.has(file))).toEqual([]);
    expect([...known].filter((file) => !files.includes(file))).toEqual([]);
  });
});

describe('rawOpenings', () => {
  const layout = { id: '', facts: {} } as const;

  it.each([
    ['a list', '[1,2]', { openings: '/*' }],
    ['a member', '{"jobs":[1,2]}', { openings: '/jobs/*' }],
    ['a member of each', '{"a":[{"b":[1]},{"b":[2]}]}', { openings: '/a/*/b/*' }],
    [
      'JSON inside of a page',
      '<script>x = [1,2];</script>',
      { inside: /x = (.*?);/, openings: '/*' },
    ],
    ['a text with raw line breaks', '{"jobs":[1,\n2],"a":"b\nc"}', { openings: '/jobs/*' }],
  ])('finds those of %s', (_name, body, where) => {
    expect(rawOpenings(body, { ...layout, ...where })).toEqual([1, 2]);
  });

  it.each([
    ['a page', '<li>1</li><li>2</li>', {}],
    ['a page inside of JSON', '{"html":"<li>1</li><li>2</li>"}', { inside: '/html' }],
  ])('finds pieces of %s', (_name, body, where) => {
    const openings = /<li>.*?<\/li>/g;
    expect(rawOpenings(body, { ...layout, ...where, openings })).toEqual([
      '<li>1</li>',
      '<li>2</li>',
    ]);
  });
});

describe('valuesAt', () => {
  const opening = {
    name: ' <b>Cook</b>\n&amp; Baker ',
    pay: 0,
    remote: true,
    hybrid: false,
    office: null,
    places: [{ city: 'Ulm' }, { city: 'Bonn' }],
    metadata: [{ name: 'Kind', value: 'Full time' }, { name: 'Other' }],
    url: '/jobs/12-cook',
  };

  it.each([
    ['/name', ['Cook & Baker']],
    ['/pay', ['0']],
    ['/remote', ['true']],
    ['/hybrid', []],
    ['/office', []],
    ['/none/of/it', []],
    ['/places/*/city', ['Ulm', 'Bonn']],
    ['/metadata/name=Kind/value', ['Full time']],
    ['/metadata/name=Other/value', []],
    [{ at: '/url', says: /\d+/ }, ['12']],
    [{ at: '/url', says: /jobs\/(\d+)/ }, ['12']],
    [{ at: '/url', says: /pages/ }, []],
  ])('%j holds %j', (place, values) => {
    expect(valuesAt(opening, place)).toEqual(values);
  });

  it('reads the group of an expression in a text, escaped or marked', () => {
    const text = '<t><![CDATA[<p>One</p>]]></t><t>&lt;p&gt;Two&lt;/p&gt;</t><t></t>';
    expect(valuesAt(text, /<t>(.*?)<\/t>/g)).toEqual(['One', 'Two', '']);
  });
});

describe('a value that says nothing states no fact', () => {
  it.each([
    ['title', ''],
    ['place', '-'],
    ['place', '3 Locations'],
    ['place', 'Anywhere'],
    ['level', 'Not Applicable'],
    ['posted', 'Posted Today'],
    ['pay', '0'],
    ['type', 'Regular'],
  ] as const)('%s %j', (fact, value) => {
    expect(states(fact, value)).toBe(false);
  });

  it.each([
    ['place', 'Locations'],
    ['place', '3 Main Street'],
    ['posted', '2026-08-07'],
    ['pay', '0.5'],
    ['level', '0'],
    ['type', 'Regular Full-Time'],
  ] as const)('but %s %j does', (fact, value) => {
    expect(states(fact, value)).toBe(true);
  });
});
