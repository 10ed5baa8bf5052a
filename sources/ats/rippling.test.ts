import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { rippling } from './rippling.ts';

// The answers below are made from the facts about Rippling.
const listUrl = (page: number) =>
  `https://ats.rippling.com/api/v2/board/acme/jobs?page=${page}&pageSize=50`;
const documented = 'https://api.rippling.com/platform/api/ats/v1/board/acme/jobs';
const entry = (id: string, said: object = {}) => ({ id, name: `Job ${id}`, ...said });
const list = (items: readonly object[], totalItems = items.length) =>
  JSON.stringify({ items, totalItems });
const detail = (id: string, said: object = {}) =>
  JSON.stringify({ uuid: id, name: `Job ${id}`, description: { role: '<p>Text</p>' }, ...said });
const parsed = (said: object) => parseBody(rippling, list([entry('1', said)])).postings[0];

describe.skipIf(!hasRecordings)('rippling on recordings', () => {
  it('reads an opening in two places as one', () => {
    const { postings, skipped } = parseRecording(
      rippling,
      'rippling/board_v1_one_uuid_two_places.json',
    );
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '2f0674e6-f01f-4ecd-b459-e947241c211f',
        locations: [{ text: 'Remote (New Jersey, US)' }, { text: 'New York, NY' }],
        workplace: null,
        department: 'Sales',
      },
    ]);
  });

  it('joins the list with the detail', () => {
    const id = 'c224bc39-251f-47ba-b6f8-45b187c40471';
    const slug = 'just-appraised-jobs';
    const documents = [
      webDocument(listUrl(0), { body: recording('rippling/justappraised_v2_list.json') }),
      webDocument(`https://api.rippling.com/platform/api/ats/v1/board/${slug}/jobs/${id}`, {
        body: recording('rippling/justappraised_v1_detail.json'),
      }),
    ];
    const { postings } = rippling.parse({ documents, slug, url: '' });
    expect(postings).toHaveLength(2);
    expect(postings[0]).toMatchObject({
      externalId: id,
      title: 'Customer Engineer',
      company: 'Just Appraised Inc.',
      url: `https://ats.rippling.com/${slug}/jobs/${id}`,
      locations: [{ text: 'Remote (United States)', country: 'United States' }],
      workplace: 'remote',
      department: 'Customer Engineering',
      descriptionText: expect.stringMatching(/^At Just Appraised[\s\S]*What You Will Work On/),
    });
  });
});

describe('an address of Rippling', () => {
  it.each([
    ['https://ats.rippling.com/acme/jobs', 'acme'],
    ['https://ats.rippling.com/en-US/acme/jobs/2f0674e6', 'acme'],
    ['https://ats.us1.rippling.com/acme/jobs', 'acme'],
    [listUrl(0), 'acme'],
    [documented, 'acme'],
    ['https://www.rippling.com/careers', null],
    ['https://ats.rippling.com.example.com/acme/jobs', null],
  ])('%s names the board %s', (address, slug) => {
    expect(rippling.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });
});

describe('rippling', () => {
  it.each([
    [['REMOTE', 'REMOTE'], 'remote'],
    [['REMOTE', 'ON_SITE'], null],
    [['HYBRID'], 'hybrid'],
  ])('reads the work models %j of the places', (types, workplace) => {
    const locations = types.map((workplaceType, n) => ({ name: `Place ${n}`, workplaceType }));
    expect(parsed({ locations })?.workplace).toBe(workplace);
  });

  it('reads kind, pay and day of the detail', async () => {
    const said = {
      createdOn: '2026-03-31T17:37:26.093000-07:00',
      employmentType: { label: 'SALARIED_FT', id: 'Salaried, full-time' },
      payRangeDetails: [{ currency: 'USD', frequency: 'YEAR', rangeStart: 170, rangeEnd: 250 }],
    };
    const answers = { [listUrl(0)]: list([entry('1')]), [`${documented}/1`]: detail('1', said) };
    const fetched = await rippling.fetch('acme', createFetchContext({ answers }));
    expect(rippling.parse({ ...fetched, slug: 'acme', url: '' }).postings).toMatchObject([
      {
        employmentType: 'full_time',
        salary: { min: 170, max: 250, currency: 'USD', period: 'year' },
        postedAt: '2026-03-31T17:37:26.093000-07:00',
        descriptionText: 'Text',
      },
    ]);
  });

  it('asks the documented API if the pages’ own one has no such board', async () => {
    const two = ['Ulm', 'Rome'].map((label) => ({
      uuid: '1',
      name: 'Job',
      workLocation: { label },
    }));
    const answers = { [documented]: JSON.stringify(two), [`${documented}/1`]: detail('1') };
    const fetched = await rippling.fetch('acme', createFetchContext({ answers }));
    expect(fetched).toMatchObject({
      complete: true,
      proof: 'the site gives its list in one answer',
    });
    const { postings } = rippling.parse({ ...fetched, slug: 'acme', url: '' });
    expect(postings).toMatchObject([{ locations: [{ text: 'Ulm' }, { text: 'Rome' }] }]);
  });

  it.each([
    ['no board in either API', {}, 'unknown_board'],
    ['a wall', { [listUrl(0)]: '<title>Just a moment...</title>' }, 'challenge_page'],
  ])('knows %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(rippling.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

sourceSuite('rippling', {
  opening: { items: [entry('1', { name: 'Clerk', locations: [{ name: 'Ulm' }] })] },
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: listUrl(page), expect: 'json' }),
    size: 50,
    answer: (openings, total) =>
      list(
        openings.map(({ id }) => entry(id)),
        total,
      ),
    statesTotal: true,
  }),
});
