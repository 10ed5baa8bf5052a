import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { oracle } from './oracle.ts';

const host = 'acme.fa.us2.oraclecloud.com';
const slug = `${host}/hcmUI/CandidateExperience/en/sites/CX_1`;
const api = `https://${host}/hcmRestApi/resources/latest`;
const listUrl = (offset: number) =>
  `${api}/recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations&finder=findReqs;siteNumber=CX_1,limit=200,offset=${offset},sortBy=POSTING_DATES_DESC`;
const detailUrl = (id: string) =>
  `${api}/recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById;Id=%22${id}%22,siteNumber=CX_1`;
const list = (requisitionList: readonly object[], TotalJobsCount: number | null = null) =>
  JSON.stringify({ items: [{ TotalJobsCount, requisitionList }] });

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const fetched = await oracle.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...oracle.parse({ ...fetched, slug, url: '' }) };
};

describe.skipIf(!hasRecordings)('oracle on recordings', () => {
  it('reads the entries of a list', () => {
    const { postings, skipped } = parseRecording(oracle, 'oracle/kroger_requisitions.json', slug);
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '203341',
        title: 'Night Stocker Clerk',
        url: `https://${slug}/job/203341`,
        locations: [{ text: 'Montrose, CO, United States', country: 'US' }],
        workplace: null,
        employmentType: 'part_time',
        postedAt: '2026-07-28',
      },
      { externalId: '210682', workplace: 'onsite' },
    ]);
  });

  it('joins a list with several places and a detail', () => {
    const id = '2026001760';
    const name = 'oracle/secondary_locations_requisitions.json';
    const title = 'Technology and Communications Sector Leader';
    const documents = [
      webDocument(listUrl(0), { body: recording(name) }),
      webDocument(listUrl(200), { body: list([{ Id: id, Title: title }]) }),
      webDocument(detailUrl(id), { body: recording('oracle/requisition_detail_reduced.json') }),
    ];
    const { postings } = oracle.parse({ documents, slug, url: '' });
    expect(postings[1]?.locations).toHaveLength(5);
    expect(postings[2]).toMatchObject({
      externalId: id,
      locations: [{ text: 'Atlanta, GA', country: 'US' }],
      workplace: 'hybrid',
      postedAt: '2026-08-19T00:00:00+00:00',
      descriptionText: expect.stringMatching(/^Lead enterprise.*roadmap.*Five years/s),
    });
  });
});

describe('places that a list leaves out are read from the opening’s own page', () => {
  const Ulm = { PrimaryLocation: 'Ulm, Germany' };
  const Bonn = { PrimaryLocation: 'Bonn, Germany' };
  const others = (...names: readonly string[]) => ({
    secondaryLocations: names.map((Name) => ({ Name })),
  });

  it.each([
    [{}, Ulm, ['Ulm, Germany']],
    [{ PrimaryLocation: null, secondaryLocations: [] }, Ulm, ['Ulm, Germany']],
    [{ PrimaryLocation: '' }, { ...Ulm, ...others('Bonn') }, ['Ulm, Germany', 'Bonn']],
    [{}, others('Bonn', 'Bonn'), ['Bonn']],
    [{ PrimaryLocationCountry: 'DE' }, Ulm, ['DE']],
    [Bonn, Ulm, ['Bonn, Germany']],
    [others('Bonn'), Ulm, ['Bonn']],
    [Bonn, {}, ['Bonn, Germany']],
    [{}, {}, []],
  ])('%j and %j', async (listed, detail, places) => {
    const { postings } = await run({
      [listUrl(0)]: list([{ Id: '1', Title: 'Clerk', ...listed }], 1),
      [detailUrl('1')]: JSON.stringify({ items: [{ Id: '1', ...detail }] }),
    });
    expect(postings[0]?.locations.map(({ text }) => text)).toEqual(places);
  });
});

describe('oracle', () => {
  it.each([
    [`https://${slug}/job/12`, slug],
    [`https://${host}/hcmUI/CandidateExperience/de/sites/CX_1/requisitions`, slug],
    [`https://${host}/hcmUI/faces/FuseWelcome`, null],
    ['https://oraclecloud.com.example.com/hcmUI/CandidateExperience/en/sites/CX_1', null],
  ])('%s is the board %s', (url, board) => {
    expect(oracle.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('keeps an entry whose detail is of another opening, and says so', async () => {
    const { fetched, postings } = await run({
      [listUrl(0)]: list([{ Id: '1', Title: 'Clerk' }], 1),
      [detailUrl('1')]: JSON.stringify({ items: [{ Id: '2' }] }),
    });
    expect([fetched.complete, postings.length]).toEqual([false, 1]);
  });

  it('asks for details once while only the noise of an entry changes', async () => {
    const entry = { Id: '1', Title: 'Clerk', Distance: 1 };
    const detail = JSON.stringify({ items: [{ Id: '1', ExternalDescriptionStr: '<p>Text</p>' }] });
    const context = createFetchContext({
      answers: { [listUrl(0)]: list([{ ...entry, Distance: 2 }], 1) },
      previous: { [listUrl(0)]: list([entry], 1), [detailUrl('1')]: detail },
    });
    const fetched = await oracle.fetch(slug, context);
    expect(context.requests).toHaveLength(1);
    expect(oracle.parse({ ...fetched, slug, url: '' }).postings).toMatchObject([
      { descriptionText: 'Text' },
    ]);
  });

  it('is not whole beyond the last row that the site shows, nor empty for an unknown site', async () => {
    const capped = await run({
      [listUrl(0)]: list([{ Id: '1', Title: 'Clerk' }], 15_120),
      [listUrl(1)]: list([], 0),
    });
    expect(capped.fetched).toMatchObject({ complete: false, claimed: 15_120 });
    expect((await run({ [listUrl(0)]: list([], 0) })).fetched.complete).toBe(false);
  });

  it('does not take an answer without its item for an empty list', async () => {
    await expect(run({ [listUrl(0)]: '{"items":[]}' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
  });
});

sourceSuite('oracle', {
  opening: { items: [{ requisitionList: [{ Id: '1', Title: 'Clerk', PrimaryLocation: 'Ulm' }] }] },
  slug,
  lists: pagedAnswers({
    request: (offset) => ({ url: listUrl(offset), expect: 'json' }),
    size: 200,
    answer: (openings, total) =>
      list(
        openings.map(({ id, title }) => ({ Id: id, Title: title })),
        total,
      ),
    statesTotal: true,
  }),
});
