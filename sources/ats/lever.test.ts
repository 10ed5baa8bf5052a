import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RawPosting } from '#core/posting.ts';
import { entries as listed, sourceSuite, type Web } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { sanitizeHtml } from '../html.ts';
import { htmlToText } from '../html-text.ts';
import { lever } from './lever.ts';

const pageUrl = (skip: number, host = 'api.lever.co', name = 'acme') =>
  `https://${host}/v0/postings/${name}?mode=json&limit=100&skip=${skip}`;
const probeUrl = (host: string) => `https://${host}/v0/postings/acme?mode=json&limit=20&skip=0`;
const entries = (from: number, count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ id: `id-${from + n}`, text: 'X' })));
const parsed = (fields: object, slug = 'acme') =>
  parseBody(lever, JSON.stringify([{ id: 'a1', text: 'Engineer', ...fields }]), { slug })
    .postings[0];

const Recorded = z.object({
  id: z.string(),
  opening: z.string(),
  descriptionBody: z.string(),
  lists: z.array(z.object({ text: z.string(), content: z.string() })),
  additional: z.string(),
  salaryDescription: z.string().default(''),
});

/** Every part of the text, each read alone. */
function textOf(entry: z.output<typeof Recorded>): string {
  const { opening, descriptionBody, lists, additional, salaryDescription } = entry;
  const listed = lists.flatMap(({ text, content }) => [text, content]);
  const parts = [opening, descriptionBody, ...listed, additional, salaryDescription];
  return parts.map((part) => letters(htmlToText(sanitizeHtml(part)))).join('');
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe.skipIf(!hasRecordings)('lever on recordings', () => {
  it('reads a whole board', () => {
    const { postings, skipped } = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup');
    expect([postings.length, skipped]).toEqual([82, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings.filter(({ salary }) => salary !== null)).toHaveLength(48);
    expect(postings.filter(({ locations }) => locations.length > 1)).toHaveLength(12);
    expect(postings.at(-1)?.title).toMatch(/^長期Internship/);
  });

  it('reads the fields of a posting', () => {
    const [posting] = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup').postings;
    expect(posting).toMatchObject({
      externalId: '3414ba28-35f7-45d3-8e13-35c883959635',
      title: 'Android Engineer III',
      url: 'https://jobs.lever.co/matchgroup/3414ba28-35f7-45d3-8e13-35c883959635',
      applyUrl: 'https://jobs.lever.co/matchgroup/3414ba28-35f7-45d3-8e13-35c883959635/apply',
      locations: [{ text: 'New York, New York', country: 'US' }],
      workplace: 'hybrid',
      department: 'Hinge',
      team: 'Engineering',
      employmentType: 'full_time',
      salary: { min: 150_000, max: 180_000, currency: 'USD', period: 'year' },
      postedAt: '2026-05-19T20:38:11.267Z',
    });
  });

  it('puts the parts of the text together, each once', () => {
    const [posting] = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup').postings;
    const text = posting?.descriptionText ?? '';
    expect(text.split('As a key member of our Android team')).toHaveLength(2);
    expect(text).toMatch(/\n\nResponsibilities\n\n• Cross-Disciplinary Collaboration:/);
    expect(text).toContain('401(k) Matching:');
  });

  it.each([
    ['lever/matchgroup_full.json', 82],
    ['lever/idealistconsulting.json', 2],
  ])('gives every opening of %s each part of its text once', (name, count) => {
    const entries = z.array(Recorded).parse(JSON.parse(recording(name)));
    const { postings } = parseRecording(lever, name);
    const others = entries.filter(
      (entry, n) => letters(postings[n]?.descriptionText ?? '') !== textOf(entry),
    );
    expect(others.map(({ id }) => id)).toEqual([]);
    expect(postings).toHaveLength(count);
  });

  it('takes the answer for an unknown board for no list, even without its status', async () => {
    const answers = { [pageUrl(0)]: recording('lever/unknown_site_404.json') };
    await expect(lever.fetch('acme', createFetchContext({ answers }))).rejects.toMatchObject({
      code: 'unreadable_content',
    });
  });

  it('reads a contractor’s posting', () => {
    const { postings } = parseRecording(lever, 'lever/idealistconsulting.json');
    expect(postings).toHaveLength(2);
    expect(postings[0]).toMatchObject({
      title: '(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager',
      locations: [{ text: 'Chicago, IL', country: 'US' }],
      workplace: 'remote',
      employmentType: 'contract',
      salary: null,
    });
  });
});

describe('lever', () => {
  const opening = '<p>We bake.</p>';
  const descriptionBody = '<p>You knead.</p>';
  const both = opening + descriptionBody;
  const list = { text: 'You have', content: '<li>Hands</li><li>Time</li>' };
  const listed = 'You have\n\n• Hands\n• Time';

  it.each([
    ['its parts beside it', { description: both, opening, descriptionBody }, ''],
    ['only its parts', { opening, descriptionBody }, ''],
    ['a blank description', { description: ' ', opening, descriptionBody }, ''],
    ['only its text', { description: both }, ''],
    ['no lists', { description: both, lists: null }, ''],
    ['a list that is an object', { description: both, lists: {} }, ''],
    ['a list', { description: both, lists: [list] }, `\n\n${listed}`],
    [
      'a list with its own tag',
      { description: both, lists: [{ ...list, content: `<UL>${list.content}</UL>` }] },
      `\n\n${listed}`,
    ],
    [
      'a list of paragraphs',
      { description: both, lists: [{ text: 'You have', content: '<p>Hands</p><p>Time</p>' }] },
      '\n\nYou have\n\nHands\n\nTime',
    ],
    [
      'a list without a heading',
      { description: both, lists: [{ content: list.content }] },
      '\n\n• Hands\n• Time',
    ],
    [
      'an end and words about pay',
      { description: both, additional: '<p>Free bread.</p>', salaryDescription: '$20 an hour' },
      '\n\nFree bread.\n\n$20 an hour',
    ],
  ])('gives each part of the text once: %s', (_name, fields, rest) => {
    expect(parsed(fields)?.descriptionText).toBe(`We bake.\n\nYou knead.${rest}`);
  });

  it.each([
    ['acme', {}, null, 2],
    ['eu:acme', {}, null, 2],
    ['acme', { [probeUrl('api.lever.co')]: '[{"id":"a"}]' }, ['a'], 1],
    ['acme', { [probeUrl('api.eu.lever.co')]: '[{"id":"b"}]' }, ['b'], 2],
    ['eu:acme', { [probeUrl('api.eu.lever.co')]: '[]' }, [], 1],
    ['eu:acme', { [probeUrl('api.lever.co')]: '[{"id":"a"}]' }, ['a'], 2],
  ])('looks for %s in both regions (%j)', async (slug, answers, ids, requests) => {
    const context = createFetchContext({ answers });
    const expected = ids && { ids, total: ids.length };
    await expect(lever.probe?.(slug, context)).resolves.toEqual(expected);
    expect(context.requests).toHaveLength(requests);
  });

  it.each([
    ['per-year-salary', 'year'],
    ['per-week-salary', 'week'],
    ['per-day-wage', 'day'],
    ['bi-week-salary', null],
    ['per-hour-wage', 'hour'],
    ['per-month-salary', 'month'],
    ['bi-weekly-salary', null],
    ['one-time', null],
  ])('reads the interval %s', (interval, period) => {
    const salaryRange = { min: 10, max: 20, currency: 'USD', interval };
    expect(parsed({ salaryRange })?.salary?.period).toBe(period);
  });

  it('drops implausible pay', () => {
    const salaryRange = { min: 150, max: 225_000, currency: 'USD', interval: 'per-year-salary' };
    expect(parsed({ salaryRange })?.salary).toBeNull();
  });

  it.each([
    ['remote', 'remote'],
    ['Hybrid', 'hybrid'],
    ['onsite', 'onsite'],
    ['on-site', 'onsite'],
    ['unspecified', null],
    [null, null],
  ])('reads the workplace %j', (workplaceType, workplace) => {
    expect(parsed({ workplaceType })?.workplace).toBe(workplace);
  });

  it.each([
    ['one place', { location: 'Oslo' }, [['Oslo', 'NO']]],
    ['one place twice', { location: 'Oslo', allLocations: ['Oslo'] }, [['Oslo', 'NO']]],
    [
      'several',
      { location: 'Oslo', allLocations: ['Oslo', 'Rome'] },
      [
        ['Oslo', null],
        ['Rome', null],
      ],
    ],
    ['none', {}, []],
    ['a list that is a text', { location: 'Oslo', allLocations: 'Oslo' }, [['Oslo', 'NO']]],
  ])('reads the country with %s', (_name, categories, places) => {
    const read = parsed({ categories, country: 'NO' })?.locations;
    expect(read?.map(({ text, country }) => [text, country])).toEqual(places);
  });

  it('gives a posting without an address its public one, in its region', () => {
    expect([parsed({})?.url, parsed({}, 'eu:acme')?.url]).toEqual([
      'https://jobs.lever.co/acme/a1',
      'https://jobs.eu.lever.co/acme/a1',
    ]);
  });

  it('reads a single posting', () => {
    expect(parseBody(lever, '{"id":"a1","text":" Engineer "}').postings[0]?.title).toBe('Engineer');
  });

  it('asks page after page, as JSON', async () => {
    const context = createFetchContext({
      answers: { [pageUrl(0)]: entries(0, 100), [pageUrl(100)]: entries(100, 7) },
    });
    const fetched = await lever.fetch('acme', context);
    expect(fetched).toMatchObject({ documents: { length: 2 }, claimed: null, complete: true });
    expect(context.requests[0]?.headers).toEqual({ accept: 'application/json' });
  });

  it('stops if the board ignores the offset', async () => {
    const context = createFetchContext({
      answers: { [pageUrl(0)]: entries(0, 100), [pageUrl(100)]: entries(0, 100) },
    });
    expect(await lever.fetch('acme', context)).toMatchObject({
      documents: { length: 1 },
      complete: false,
    });
  });

  it('is incomplete when a later page fails', async () => {
    const context = createFetchContext({
      answers: { [pageUrl(0)]: entries(0, 100), [pageUrl(100)]: new Error('reset') },
    });
    expect(await lever.fetch('acme', context)).toMatchObject({
      complete: false,
      omitted: [{ what: 'openings from number 101', reason: 'reset' }],
    });
  });

  it('accepts an empty board as empty', async () => {
    const context = createFetchContext({ answers: { [pageUrl(0)]: '[]' } });
    expect(await lever.fetch('acme', context)).toMatchObject({ complete: true });
  });

  it('finds a board of the other region', async () => {
    const answers = { [pageUrl(0, 'api.eu.lever.co')]: entries(0, 1) };
    const fetched = await lever.fetch('acme', createFetchContext({ answers }));
    expect(fetched.documents[0]?.url).toBe(pageUrl(0, 'api.eu.lever.co'));
  });

  it('asks the region it remembers first', async () => {
    const context = createFetchContext({ answers: { [pageUrl(0, 'api.eu.lever.co')]: '[]' } });
    await lever.fetch('eu:acme', context);
    expect(context.requests).toHaveLength(1);
  });

  it('reports a board that neither region has', async () => {
    const fetched = lever.fetch('acme', createFetchContext({ answers: {} }));
    await expect(fetched).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Acme Boards', slug: 'acme' },
    });
  });
});

const leverPages = (...sizes: readonly number[]): Web => {
  const starts = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
  return Object.fromEntries(
    starts.map((start, n) => [pageUrl(start), JSON.stringify(listed(start, sizes[n] ?? 0))]),
  );
};

sourceSuite('lever', {
  opening: [
    {
      id: '1',
      text: 'Clerk',
      categories: { location: 'Ulm', team: 'Letters', department: 'Post' },
      description: '<p>Sort letters.</p>',
    },
  ],
  lists: [
    ['a short page', leverPages(7), true],
    ['an empty board', leverPages(0), true],
    ['full pages and a short one', leverPages(100, 100, 3), true],
    ['full pages and an empty one', leverPages(100, 0), true],
    ['pages of fewer than asked for', leverPages(50, 50, 3), true],
    ['a page that fails', leverPages(100), false],
    [
      'a page that repeats',
      { ...leverPages(100), [pageUrl(100)]: leverPages(100)[pageUrl(0)] ?? '' },
      false,
    ],
  ],
});
