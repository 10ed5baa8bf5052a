import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { bamboohr } from './bamboohr.ts';

// The answers below are made from the facts about BambooHR.
const url = 'https://acme.bamboohr.com/careers/list';
const detailUrl = (id: number) => `https://acme.bamboohr.com/careers/${id}/detail`;
const entry = (id: number, said: object = {}) => ({
  id: String(id),
  jobOpeningName: `Job ${id}`,
  location: { city: 'Ulm', state: null },
  ...said,
});
const list = (entries: readonly object[], totalCount: number | null = entries.length) =>
  JSON.stringify({ meta: { totalCount }, result: entries });
const detail = (id: number, said: object = {}) =>
  JSON.stringify({
    result: {
      jobOpening: {
        jobOpeningName: `Job ${id}`,
        jobOpeningShareUrl: `https://acme.bamboohr.com/careers/${id}`,
        description: `<p>Text ${id}</p>`,
        ...said,
      },
    },
  });
const parsed = (said: object) => parseBody(bamboohr, list([entry(1, said)])).postings[0];

describe.skipIf(!hasRecordings)('bamboohr on recordings', () => {
  it.each([
    ['bamboohr/list.json', 2],
    ['bamboohr/avidbots_list.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(bamboohr, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of an entry', () => {
    expect(parseRecording(bamboohr, 'bamboohr/list.json').postings).toMatchObject([
      {
        externalId: '86',
        title: 'Nurse Paralegal',
        url: 'https://acme.bamboohr.com/careers/86',
        locations: [{ city: 'Fort Lauderdale', region: 'Florida' }],
        workplace: 'onsite',
        department: 'Legal',
        employmentType: 'full_time',
      },
      { department: 'Marketing', employmentType: 'internship' },
    ]);
  });

  it('joins the list with the detail, and reads "Remote" in place of a city', () => {
    const base = 'https://avidbots.bamboohr.com/careers';
    const documents = [
      webDocument(`${base}/list`, { body: recording('bamboohr/avidbots_list.json') }),
      webDocument(`${base}/878/detail`, { body: recording('bamboohr/avidbots_detail.json') }),
    ];
    const { postings } = bamboohr.parse({ documents, slug: 'avidbots', url: base });
    expect(postings[0]).toMatchObject({
      externalId: '878',
      url: 'https://avidbots.bamboohr.com/careers/878',
      locations: [{ text: 'Ontario, Canada', city: null, country: 'Canada' }],
      workplace: 'remote',
      descriptionText: expect.stringMatching(/^Important Info/),
    });
    expect(postings[1]?.descriptionText).toBe('');
  });
});

const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const context = createFetchContext({ answers });
  const fetched = await bamboohr.fetch('acme', context);
  return { fetched, ...bamboohr.parse({ ...fetched, slug: 'acme', url }) };
};

describe('bamboohr', () => {
  it.each([
    [{ locationType: '1' }, 'remote'],
    [{ locationType: 2 }, 'hybrid'],
    [{ locationType: '0', isRemote: 'true' }, 'remote'],
    [{ locationType: 'constructor' }, null],
    [{ isRemote: false }, null],
  ])('reads the work model of %j', (said, workplace) => {
    expect(parsed(said)?.workplace).toBe(workplace);
  });

  it('reads pay, day and text of the detail', async () => {
    const { fetched, postings } = await run({
      [url]: list([entry(1)]),
      [detailUrl(1)]: detail(1, {
        compensation: '€30,000 - €40,000 per year',
        datePosted: '2026-05-01',
      }),
    });
    expect(fetched).toMatchObject({ complete: true, proof: 'the site counts 1 opening' });
    expect(postings).toMatchObject([
      {
        locations: [{ text: 'Ulm' }],
        salary: { min: 30_000, max: 40_000, currency: 'EUR', period: 'year' },
        postedAt: '2026-05-01',
        descriptionText: 'Text 1',
      },
    ]);
  });

  it.each([
    ['gone', { status: 404, body: '{"type":"not_found"}' }, true],
    ['of another opening', detail(2), false],
    ['refused', { status: 403, body: '' }, false],
  ])('keeps an entry whose detail is %s', async (_name, answer, complete) => {
    const { fetched, postings } = await run({ [url]: list([entry(1)]), [detailUrl(1)]: answer });
    expect([fetched.complete, postings.length]).toEqual([complete, 1]);
  });

  it.each([
    ['the vendor’s own site', { finalUrl: 'https://www.bamboohr.com/' }, 'unknown_board'],
    ['a page', { body: '<html></html>' }, 'unexpected_content'],
    ['a wall', { status: 403, body: '' }, 'access_denied'],
  ])('knows %s', async (_name, answer, code) => {
    await expect(run({ [url]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://acme.bamboohr.com/jobs/view.php?id=1', 'acme'],
    ['https://www.bamboohr.com/careers', null],
    ['https://images7.bamboohr.com/1/logos/cropped.jpg', null],
    ['https://acme.bamboohr.com.example.com/', null],
  ])('reads the board in %s', (address, slug) => {
    expect(bamboohr.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });

  it('finds the board of an embedded list', () => {
    const html = '<script src="https://acme.bamboohr.com/js/embed.js"></script>';
    expect(bamboohr.match({ url: new URL('https://acme.example/'), html })?.slug).toBe('acme');
  });
});

const lists: readonly ListCase[] = [
  ['a total that is reached', { [url]: list([entry(1)]), [detailUrl(1)]: detail(1) }, true],
  ['an answer without a total', { [url]: list([entry(1)], null), [detailUrl(1)]: detail(1) }, true],
  ['an empty list', { [url]: list([]) }, true],
  ['a total beyond the list', { [url]: list([entry(1)], 2), [detailUrl(1)]: detail(1) }, false],
];

sourceSuite('bamboohr', {
  opening: { result: [entry(1, { jobOpeningName: 'Clerk' })] },
  lists,
});
