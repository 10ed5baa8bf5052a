import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { adp } from './adp.ts';

// The answers below are made from the facts about ADP.
const company = 'cid=01234567-89ab-cdef-0123-456789abcdef&ccId=19000101_000001';
const slug = `workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html?${company}`;
const api =
  'https://workforcenow.adp.com/mascsr/default/careercenter/public/events/staffing/v1/job-requisitions';
const query = `${company}&lang=en_US&locale=en_US`;
const listUrl = (skip: number) => `${api}?${query}&$top=20&$skip=${skip}`;
const detailUrl = (id: string) => `${api}/${id}?${query}`;
const entry = (id: string, said: object = {}) => ({
  itemID: id,
  requisitionTitle: `Job ${id}`,
  ...said,
});
const list = (jobRequisitions: readonly object[], totalNumber = jobRequisitions.length) =>
  JSON.stringify({ jobRequisitions, meta: { totalNumber } });
const parsed = (said: object) => parseBody(adp, list([entry('1', said)]), { slug }).postings[0];

describe.skipIf(!hasRecordings)('adp on recordings', () => {
  it('reads every opening of a list', () => {
    const { postings, skipped } = parseRecording(adp, 'adp/molloy_requisitions.json', slug);
    expect([postings.length, skipped]).toEqual([2, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '9202853024961_1',
      title: 'Anti-Harassment and Discrimination Investigator',
      url: `https://${slug}&jobId=9202853024961_1`,
      locations: [{ text: 'Rockville Centre, NY', city: 'Rockville Centre', region: 'NY' }],
      postedAt: '2026-06-10T15:13:00.000-04:00',
    });
  });
});

describe('an address of ADP', () => {
  it.each([
    [`https://${slug}&jobId=1&lang=en_US`, slug],
    [listUrl(0), slug],
    [`https://${slug.replace('adp', 'cloud.adp')}`, slug.replace('adp', 'cloud.adp')],
    [`https://${slug.replace(/&ccId=.*/, '')}`, slug.replace(/&ccId=.*/, '')],
    [`https://${slug.replace(/cid=.*&/, '')}`, null],
    [`https://example.com/?${company}`, null],
  ])('%s names the board %s', (address, board) => {
    expect(adp.match({ url: new URL(address), html: null })?.slug ?? null).toBe(board);
  });
});

describe('adp', () => {
  it('reads pay with the period that a text names', () => {
    const payGradeRange = {
      minimumRate: { amountValue: 20, currencyCode: 'USD' },
      maximumRate: { amountValue: 30 },
    };
    const stringFields = [
      { nameCode: { codeValue: 'SalaryRange' }, stringValue: '20.00 To 30.00 (USD) Hourly' },
    ];
    const pay = { min: 20, max: 30, currency: 'USD' };
    expect(parsed({ payGradeRange })?.salary).toEqual({ ...pay, period: null });
    expect(parsed({ payGradeRange, customFieldGroup: { stringFields } })?.salary).toEqual({
      ...pay,
      period: 'hour',
    });
  });

  it('reads a place that has only a name, and the kind of employment', () => {
    const said = {
      requisitionLocations: [{ nameCode: { shortName: ' Acme, Ulm, DE' } }],
      workLevelCode: { shortName: 'Part Time' },
    };
    expect(parsed(said)).toMatchObject({
      locations: [{ text: 'Acme, Ulm, DE' }],
      employmentType: 'part_time',
    });
  });

  it.each<[string, Answer, boolean, string]>([
    ['there', JSON.stringify({ itemID: '1', requisitionDescription: '<p>Text</p>' }), true, 'Text'],
    ['a skeleton of a gone opening', '{"requisitionTitle":null}', true, ''],
    ['another opening', JSON.stringify({ itemID: '2' }), false, ''],
    ['a page', '<html></html>', false, ''],
  ])('reads a detail that is %s', async (_name, answer, complete, text) => {
    const answers = { [listUrl(0)]: list([entry('1')]), [detailUrl('1')]: answer };
    const fetched = await adp.fetch(slug, createFetchContext({ answers }));
    const { postings } = adp.parse({ ...fetched, slug, url: '' });
    expect([fetched.complete, postings[0]?.descriptionText]).toEqual([complete, text]);
  });

  it('finds all openings although a page repeats a row', async () => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => entry(String(from + n)));
    const answers = {
      [listUrl(0)]: list(rows(0, 20), 45),
      [listUrl(20)]: list(rows(19, 20), 45),
      [listUrl(40)]: list(rows(39, 6), 45),
    };
    const context = createFetchContext({ answers });
    const fetched = await adp.fetch(slug, context);
    expect(fetched).toMatchObject({ complete: true, claimed: 45 });
    expect(context.requests.filter(({ url }) => url.includes('$skip'))).toHaveLength(3);
  });

  it('reads a missing list as an unknown board', async () => {
    const context = createFetchContext({ answers: {} });
    await expect(adp.fetch(slug, context)).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('adp', {
  opening: {
    jobRequisitions: [
      entry('1', {
        requisitionTitle: 'Clerk',
        requisitionLocations: [{ address: { cityName: 'Ulm' } }],
      }),
    ],
  },
  slug,
  lists: pagedAnswers({
    request: (offset) => ({ url: listUrl(offset), expect: 'json' }),
    size: 20,
    answer: (openings, total) =>
      list(
        openings.map(({ id }) => entry(id)),
        total,
      ),
    statesTotal: true,
  }),
});
